/**
 * The views by their names: what each is called until it is drawn, the table of a data set that it shows, and what draws
 * it, a part of the core by its name in `provide` and where that lies. Bundlers find the addresses.
 */
export const VIEWS = {
  // No other name is one of a view.
  __proto__: null,
  shares: {
    label: "Arms suppliers", table: "transfers",
    part: "coreShares", address: () => new URL("../dateline_core_shares.wasm", import.meta.url),
  },
  trend: {
    label: "People killed", table: "casualties",
    part: "coreTrend", address: () => new URL("../dateline_core_trend.wasm", import.meta.url),
  },
  map: {
    label: "Visits", table: "visits",
    part: "coreMap", address: () => new URL("../dateline_core_map.wasm", import.meta.url),
  },
};
