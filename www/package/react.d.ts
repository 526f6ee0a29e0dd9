/**
 * Dateline's elements in JSX, for React 19 and TypeScript. A project says once
 * `import type {} from "dateline/react"`; Vue's and Svelte's templates need nothing of the kind.
 */
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { DataSet } from "./dataset.js";
import type { DatelineEvents, DatelineFigure, DatelineFilter, DatelineRecord, Direction } from "./dateline.js";

/** `ondateline-ready` and its like. */
type Listeners = { [Type in keyof DatelineEvents as `on${Type}`]?: (event: DatelineEvents[Type]) => void };

/** Which data set, and which of its dossiers. */
interface Member {
  src?: string;
  dossier?: string;
}

interface Figure extends Member {
  /** The data set itself, instead of its address. */
  data?: DataSet | string | Uint8Array<ArrayBuffer> | ArrayBuffer;
  view?: "shares" | "trend" | "map";
  from?: string;
  to?: string;
  /** Names, separated by `~`, as in `places` and `series`. */
  suppliers?: string;
  places?: string;
  series?: string;
  direction?: Direction;
  shares?: "window" | "yearly" | "five-year";
  count?: "cumulative" | "per-day";
  focus?: string;
  headline?: string;
  note?: string;
  level?: number;
  theme?: "light" | "dark";
  height?: number;
  /** Of the picture: `16/9`, or a number. */
  aspect?: number | string;
}

interface Filter extends Member {
  /** Out of `dates suppliers series direction places`. */
  show?: string;
  from?: string;
  to?: string;
}

type Props<Element, Attributes> = DetailedHTMLProps<HTMLAttributes<Element>, Element> & Attributes & Listeners;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "dateline-figure": Props<DatelineFigure, Figure>;
      "dateline-filter": Props<DatelineFilter, Filter>;
      "dateline-record": Props<DatelineRecord, Member>;
    }
  }
}
