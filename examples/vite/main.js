// Vite finds the core and the base map by itself: dateline.js names them as `new URL(…, import.meta.url)`.
import "dateline";
import source from "dateline/myanmar-2021.json?url";
import "../shared/page.css";

for (const element of document.querySelectorAll("dateline-figure, dateline-filter")) {
  element.setAttribute("src", source);
}
