/**
 * Dateline's elements in JSX, for React 19 and TypeScript. A project says once
 * `import type {} from "dateline/react"`; Vue's and Svelte's templates need nothing of the kind.
 */
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { Data, DatelineEvents, DatelineFigure, DatelineFilter, DatelineRecord, DatelineTimeline, FigureState } from "./dateline.js";

/** `ondateline-ready` and its like. */
type Listeners = { [Type in keyof DatelineEvents as `on${Type}`]?: (event: DatelineEvents[Type]) => void };

/** Which data set, and which of its dossiers. */
interface Member {
  src?: string;
  dossier?: string;
}

interface Figure extends Member, Partial<Omit<FigureState, List | "filter"> & Record<List, string>> {
  /** The data set itself, instead of its address. */
  data?: Data;
}

/** In an attribute, names are separated by `~`. */
type List = "suppliers" | "places" | "series";

interface Filter extends Member {
  /** Out of `dates recipient suppliers series direction places`. */
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
      "dateline-timeline": Props<DatelineTimeline, Member>;
    }
  }
}
