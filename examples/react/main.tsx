import "dateline";
import type { DatelineEvents, DatelineFigure, Filter } from "dateline";
import type {} from "dateline/react";
import source from "dateline/myanmar-2021.json?url";
import { StrictMode, useMemo, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { dataSetOf } from "../shared/counts.js";
import "../shared/page.css";

function Article() {
  const shares = useRef<DatelineFigure>(null);
  const [filter, setFilter] = useState<Filter>({});
  const [daily, setDaily] = useState(false);
  const [length, setLength] = useState(2);
  const counted = useMemo(() => dataSetOf(length), [length]);
  const hear = ({ detail }: DatelineEvents["dateline-filter"]) => setFilter(detail.filter);

  return (
    <>
      <p>Suppliers: <output>{filter.suppliers?.join(", ") ?? "all"}</output></p>
      <button id="only" onClick={() => shares.current?.setFilter({ suppliers: ["Russia"] })}>Only Russia</button>
      <dateline-filter src={source} show="suppliers" />
      <dateline-figure ref={shares} src={source} view="shares" focus="Russia" ondateline-filter={hear}>
        <p>China 49%, Russia 16%, all others 35% of Myanmar’s arms imports, 2015–19.</p>
      </dateline-figure>

      <label><input id="daily" type="checkbox" checked={daily} onChange={() => setDaily(!daily)} /> Day by day</label>
      <dateline-figure src={source} view="trend" count={daily ? "per-day" : "cumulative"}>
        <p>At least 30 people killed by 1 March 2021; 912 by 15 July.</p>
      </dateline-figure>
      <dateline-figure src={source} view="map">
        <p>Six visits between Moscow, Kazan and Naypyidaw.</p>
      </dateline-figure>

      <button id="more" onClick={() => setLength(4)}>All counts</button>
      <dateline-figure id="own" dossier="counted" data={counted} view="trend">
        <p>At least 423 people killed by 27 March 2021.</p>
      </dateline-figure>
    </>
  );
}

createRoot(document.getElementById("app")!).render(<StrictMode><Article /></StrictMode>);
