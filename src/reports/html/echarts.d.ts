/** The bundle comes without types: it holds what `echarts` does, every chart and renderer in use already. */
declare module "echarts/dist/echarts.esm.min.mjs" {
  export { init } from "echarts";
}
