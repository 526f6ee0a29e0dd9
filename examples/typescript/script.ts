/** The self-contained build, as a script on the page beside it sees it: no import at all. */
dateline.provide({ files: { "ours.json": { format: 1, title: "Ours", sources: [] } } });
dateline.load("ours.json").then((dossier) => dossier.setFilter({ suppliers: ["Russia"] }));

// @ts-expect-error: the global has no such function
dateline.draw();
