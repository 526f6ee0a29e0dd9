/** All words of the controls' own. */
export const strings = {
  from: "From",
  to: "To",
  dates: "Dates",
  recipient: "Arms for",
  suppliers: "Suppliers",
  places: "Places of visits",
  series: "Counts of deaths",
  direction: "Direction of visits",
  reset: "Reset",
  orEarlier: (month) => `${month} or earlier`,
  orLater: (month) => `${month} or later`,
};
