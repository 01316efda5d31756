/** "My 3 year old", "a boy aged 7", "she is 18 months old": a child said by its age. */
const years = "(?:[1-9]|1[0-5]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
const kin =
  "(?:s?he|s?he'?s|son|daughter|boy|girl|child|kid|grandson|granddaughter|niece|nephew|brother|sister)";
const measured =
  "(?! ?(?:weeks?|months?|days?|hours?|minutes?|times?|kg|lbs?|pounds?|stone|cm|feet|ft|mg|%|[.,:/]))";

const youngAge = new RegExp(
  [
    `\\b${years}[- ]?(?:years?|yrs?)[- ](?:old|of age)\\b`,
    `\\b(?:[1-9]|1[0-5]) ?(?:yo|y\\/o)\\b`,
    `\\b(?:\\d{1,2}|${years})[- ]?(?:months?|mths?|weeks?|wks?|days?)[- ](?:old|of age)\\b`,
    `\\baged? (?:of )?${years}\\b${measured}`,
    `\\b${kin}(?: is|,| (?:who|that) is| just turned| turned)? ${years}\\b${measured}`,
  ].join("|"),
  "i",
);

export const saysYoungAge = (text: string): boolean => youngAge.test(text);

/** With the word that pages use. */
export const withYoungAge = (text: string): string => text.replace(youngAge, "$& child");
