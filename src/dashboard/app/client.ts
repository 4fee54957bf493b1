import {
  keepPreviousData,
  type QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { type Api, api } from "../../client/api.ts";
import { ApiError } from "../../client/call.ts";

/** The API of the server that handed out the page, asked as whoever is signed in. */
export const client: Api = api({ url: "", retries: 2 });

/** The methods of the client that answer once. */
export type Asked = {
  [Name in keyof Api]: Api[Name] extends (...given: never[]) => Promise<unknown> ? Name : never;
}[keyof Api];

export type Given<Name extends Asked> = Parameters<Api[Name]>[0];
export type Answered<Name extends Asked> = Awaited<ReturnType<Api[Name]>>;

/** What was asked once is not asked again, however many parts of the page want it. */
const asking = <Name extends Asked>(name: Name, given: Given<Name>) => ({
  queryKey: [name, given] as const,
  queryFn: () => ask(name, given),
});

const ask = <Name extends Asked>(name: Name, given: Given<Name>): Promise<Answered<Name>> =>
  (client[name] as unknown as (given: Given<Name>) => Promise<Answered<Name>>)(given);

/** The answer of a GET endpoint; `enabled: false` waits. What was shown stays while the next is fetched. */
export function useAnswer<Name extends Asked>(
  name: Name,
  given: Given<Name>,
  { enabled = true }: { enabled?: boolean } = {},
): UseQueryResult<Answered<Name>, ApiError> {
  return useQuery<unknown, ApiError>({ ...asking(name, given), enabled, placeholderData: keepPreviousData }) as never;
}

/** A change through the API, after which the answers of the named endpoints are asked for anew. */
export function useChange<Name extends Asked>(name: Name, stale: readonly Asked[]) {
  const queries = useQueryClient();
  return useMutation<Answered<Name>, ApiError, Given<Name>>({
    mutationFn: (given) => ask(name, given),
    onSuccess: () => askAnew(queries, stale),
  });
}

/** Has answers asked for anew where a page shows them, and forgotten where none does. */
export async function askAnew(queries: QueryClient, names: readonly Asked[]): Promise<void> {
  await Promise.all(names.map((name) => queries.invalidateQueries({ queryKey: [name] })));
}

/** Whether a fault is the server's word that nobody is signed in any more. */
export const isSignedOut = (fault: unknown): boolean => fault instanceof ApiError && fault.status === 401;
