/** Dateline's elements in JSX, under TypeScript's strictest rules. */
import type { DataSet } from "dateline/dataset";
import type {} from "dateline/react";

declare const ours: DataSet;

export const figures = (
  <>
    <dateline-figure
      src="myanmar-2021.json" dossier="second" view="trend" from="2021-02-01" to="2021-07-15" suppliers="China~Russia"
      recipient="Myanmar" places="moscow" series="AAPP" direction="inbound" shares="window" count="per-day" focus="Russia" headline="A headline"
      note="A note" level={2} theme="dark" lang="de" height={300} aspect="16/9" className="wide"
      ondateline-ready={({ detail }) => console.log(detail.problems.length)}
      ondateline-filter={({ detail }) => console.log(detail.filter.suppliers)}
      ondateline-focus={({ detail }) => console.log(detail.tip?.title)}
      ondateline-error={({ detail }) => console.log(detail.error.message)}
    >
      <p>912 people killed by 15 July 2021.</p>
    </dateline-figure>
    <dateline-figure data={ours} ref={(figure) => void figure?.load()} />
    <dateline-filter src="myanmar-2021.json" show="dates suppliers" from="2018-01" to="2021-07" />
    <dateline-record src="myanmar-2021.json" />
  </>
);

export const misused = (
  <>
    {/* @ts-expect-error: there is no such view */}
    <dateline-figure view="pie" />
    {/* @ts-expect-error: a listener hears an event, not a filter */}
    <dateline-figure ondateline-filter={(filter: string) => filter} />
    {/* @ts-expect-error: a record has no view */}
    <dateline-record src="myanmar-2021.json" view="map" />
  </>
);
