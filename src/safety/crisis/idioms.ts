/** Sayings that sound like a sign and aren't ("dying to know", "confused about the dose"): taken out before anything is read. */
const idioms: readonly RegExp[] = [
  /\bdying to (?:know|see|try|meet|go|find|hear|get)\b/g,
  /\b(?:die|dying|died) (?:of|from) (?:embarrassment|laughter|laughing|boredom|shame|curiosity|thirst|hunger)\b/g,
  /\bto die for\b/g,
  /\b(?:could|would|'d|i'd) kill for\b/g,
  /\b(?:bored|scared|worried|frightened|starved|sick|freezing|tickled) to death\b/g,
  /\bkill(?:ing|ed)? (?:time|two birds|the (?:mood|pain|germs|bacteria|weeds|virus|lice|fungus))\b/g,
  /\bsuicide squad\b/g,
  /\b(?:lost|losing|lose) (?:\w+ ){1,4}(?:to|by|through) suicide\b/g,
  /\b(?:disappear|hide) (?:in|into|under) (?:my )?(?:bed|blankets?|the covers|a book)\b/g,
  /\blife admin\b/g,
  /\bconfused (?:my|with) the wording\b/g,
  /\bconfused (?:about|by|what|why|how|whether|as to|on|regarding|which|because|when|if|where|with (?:the|my|what))\b/g,
  /\bdead (?:tired|serious|sure|line|skin|tooth)\b/g,
  /\bshoot (?:me an? (?:email|text|message)|hoops)\b/g,
  /\bbeat(?:ing|s)? me to it\b/g,
  /\bcutting (?:down|back|out|(?:up |the |some |my |an? )*(?:onions?|vegetables?|veg|fruit|meat|bread|food|grass|hedges?|wood|trees?|paper|hair|nails?|carbs|calories|teeth|sugar|salt))\b/g,
];

/** "Came back from swimming" has no back in it. */
const returned = /\b(?:came|come|comes|got|get) back\b(?= (?:from|home|to)\b)/g;

/** "My chest is killing her" is pain. */
const killing =
  /\b(?:is |are |was |been |'s )?(?:absolutely |really )?killing (?:me|him|her|us|them)\b/g;

/** A saying holds one of these words: most messages hold none, and are spared the search. */
const holdsSaying =
  /kill|dying|die|dead|death|suicide|confused|shoot|beat|cutting|disappear|hide|admin|\b(?:came|comes?|got|get) back\b/;

export const withoutIdioms = (text: string): string =>
  holdsSaying.test(text) ? withoutSayings(text) : text;

const withoutSayings = (text: string): string =>
  idioms
    .reduce((rest, idiom) => rest.replace(idiom, " "), text.replace(killing, " hurts "))
    .replace(returned, "returned");
