import { useView } from "../../../app/view.ts";
import { OrderExplained } from "./order-explained.tsx";
import { OrderList } from "./order-list.tsx";

/** Conversions with their journeys; one that is named in the address is explained. */
export function OrdersTab() {
  const { view } = useView();
  return view.order === undefined ? <OrderList /> : <OrderExplained order={view.order} />;
}
