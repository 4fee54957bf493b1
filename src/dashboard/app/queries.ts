import { QueryCache, QueryClient } from "@tanstack/react-query";
import { isSignedOut } from "./client.ts";

/** What was asked holds until the workspace's revision changes; the client itself tries again what may pass. */
export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: signInAgain }),
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, gcTime: 5 * 60_000, retry: false, refetchOnWindowFocus: false },
    mutations: { onError: signInAgain },
  },
});

function signInAgain(fault: unknown): void {
  if (!isSignedOut(fault)) return;
  location.assign(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`);
}
