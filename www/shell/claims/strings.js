/** The words around claims. */
export const strings = {
  marks: (headline) => `In the figure “${headline}”. Enter or a click goes there.`,
  noMarks: "No figure here shows it at present.",
  away: (headline) => `In the figure “${headline}”. `,
  back: (phrase) => `Back to “${phrase}”`,
};
