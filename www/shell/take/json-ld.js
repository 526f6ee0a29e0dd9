/** A data set as a `Dataset` of schema.org, for those who search for data. */

/** From the bytes of a data set. */
export function jsonLdOf(bytes) {
  const { title, subject, sources = [], transfers = [], casualties = [], visits = [] } = JSON.parse(new TextDecoder().decode(bytes));
  const measured = [
    [transfers, "transfers of arms"], [casualties, "people killed"], [visits, "visits"],
  ].filter(([rows]) => rows.length).map(([, what]) => what);
  const dates = [...transfers.map(({ period }) => period), ...[...casualties, ...visits].map(({ date }) => date)];
  const years = dates.flatMap((date) => `${date}`.match(/\d{4}/g) ?? []).sort();
  return {
    "@context": "https://schema.org",
    "@type": "Dataset",
    name: title,
    description: [title, measured.join(", ")].filter(Boolean).join(": "),
    ...(subject && { spatialCoverage: subject.name }),
    ...(years.length && { temporalCoverage: `${years[0]}/${years.at(-1)}` }),
    variableMeasured: measured,
    isBasedOn: sources.map(({ title, publisher, published, url }) => ({
      "@type": "CreativeWork", name: title, publisher: { "@type": "Organization", name: publisher },
      ...(published && { datePublished: published }), ...(/^https?:\/\//.test(url ?? "") && { url }),
    })),
  };
}
