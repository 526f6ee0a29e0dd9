/**
 * Has all take the steps of what they do together, as generators whose steps end with a `yield`: `each` calls what it is given with
 * each of them, and survives what one throws.
 */
export function inStep(each, begin) {
  const steps = new Map();
  let goesOn;
  do {
    goesOn = false;
    each((one) => {
      if (!steps.has(one)) steps.set(one, begin(one));
      goesOn = !steps.get(one).next().done || goesOn;
    });
  } while (goesOn);
}
