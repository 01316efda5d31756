/** The starter topic on each emergency rule's subject; the rules whose subject has none yet are named, not passed over. */
const rulesOfTopic: Readonly<Record<string, string>> = {
  "heart-attack":
    "heart-attack-signs chest-pressure arm-jaw-and-sweating thinks-heart-attack silent-heart-attack arms-and-shoulders-tight",
  "chest-pain": "chest-pain tearing-pain",
  palpitations: "palpitations-with-danger pulse-very-fast pulse-very-slow implant-shocks",
  fainting: "faint-with-danger shock-signs collapsed-on-effort",
  cpr: "unresponsive collapsed not-breathing drowning infant-breathing-pauses",
  asthma: "asthma-attack breathing-severe blue-lips",
  copd: "breathing-severe-lung",
  pneumonia: "pneumonia-severe oxygen-very-low",
  croup: "noisy-breathing barking-cough-hard",
  choking: "choking food-stuck",
  "blood-clots": "cough-blood-danger clot-lung clot-leg breathless-with-danger",
  cough: "cough-blood-much",
  "heart-failure": "heart-failure-worse",
  "high-blood-pressure": "blood-pressure-crisis",
  stroke:
    "stroke-face stroke-one-side stroke-speech stroke-sight stroke-sight-at-once stroke-other thinks-stroke numb-limb-sudden stroke-sight-and-balance",
  headache: "headache-thunderclap headache-with-danger fever-rash-headache",
  meningitis:
    "meningitis-signs fever-neck-stiff fever-light-headache rash-not-fading rash-stays-under-glass fontanelle-bulging",
  seizures: "seizure-now seizure-with-danger seizure-other seizure-long-epilepsy",
  "head-injury":
    "head-injury-danger head-injury-blood-thinner head-injury-infant head-pain-fall-thinner skull-injury-signs",
  "back-pain": "cauda-equina saddle-numb",
  dementia: "confusion-new",
  appendicitis: "appendicitis-signs thinks-appendicitis",
  "stomach-ache": "belly-rigid-board belly-rigid belly-pain-severe belly-pain-with-danger",
  gallstones: "pancreas-or-gallbladder",
  "stomach-ulcer": "vomiting-blood stool-black-danger",
  haemorrhoids: "bleeding-bowel-heavy",
  vomiting: "vomiting-bile-swollen-belly",
  "kidney-stones": "kidney-stone kidney-infection-danger",
  "sore-throat": "throat-danger",
  dehydration: "dehydration-severe infant-dry",
  sepsis: "sepsis-signs thinks-sepsis infection-with-danger fever-immune-weak fever-cold-limbs",
  fever: "fever-very-high malaria-fever pregnancy-fever-high",
  "fever-in-babies-and-children": "fever-under-3-months newborn-ill child-very-ill",
  anaphylaxis:
    "anaphylaxis anaphylaxis-skin-and-gut tongue-swelling anaphylaxis-said face-swelling-pregnant",
  cellulitis: "flesh-infection red-streaks-ill",
  rash: "skin-peeling",
  "bleeding-in-pregnancy":
    "ectopic pregnancy-bleeding-heavy pregnancy-bleeding-late vaginal-bleeding-faint",
  "high-blood-pressure-in-pregnancy": "preeclampsia",
  "bronchiolitis-and-rsv": "child-breathing-hard",
  poisoning:
    "battery-swallowed magnets-swallowed child-swallowed-poison child-took-medicine carbon-monoxide opioid-overdose opioid-slow-breathing medicine-overdose dangerous-medicine-overdose",
  paracetamol: "paracetamol-overdose",
  "bleeding-and-cuts": "bleeding-heavy wound-bad",
  "blood-thinners": "bleeding-blood-thinner",
  nosebleed: "nosebleed-long",
  burns: "burn-bad burn-chemical smoke-inhaled electric-shock",
  "eye-injury": "eye-chemical eye-injury-deep",
  toothache: "tooth-swelling-danger",
  "heat-illness": "heat-stroke",
  "hypothermia-and-frostbite": "hypothermia",
  "low-blood-sugar": "hypoglycemia-severe",
  "type-2-diabetes": "diabetic-ketoacidosis insulin-missed-ill thinks-ketoacidosis",
  alcohol: "alcohol-poisoning alcohol-withdrawal-severe",
  "suicidal-thoughts":
    "suicide-act suicide-act-likely suicide-act-told suicide-act-failed suicide-plan suicide-means suicide-means-and-day suicide-weapon-and-hopeless suicide-place suicide-preparing-denied suicide-signs-means",
  "violence-at-home": "violence-danger child-hurt-danger",
};

export const topicOfRule: ReadonlyMap<string, string> = new Map(
  Object.entries(rulesOfTopic).flatMap(([topic, ids]) =>
    ids.split(" ").map((id): [string, string] => [id, topic]),
  ),
);

export const rulesWithoutTopic: ReadonlySet<string> = new Set(
  `spine-injury weakness-rising botulism-or-myasthenia very-drowsy-ill tetanus-signs lockjaw numb-and-can-not-walk
  aneurysm bowel-blocked belly-swollen-vomiting hernia-stuck liver-failing hus-child testicle-torsion erection-long
  foreskin-stuck fever-sickle-cell tick-fever-rash eye-socket-infection baby-moves-less labor-early birth-now
  pregnancy-with-danger postpartum-danger postpartum-infection infant-vomit-green intussusception
  sharp-object-swallowed young-infant-cold waters-coloured injury-major bone-out limb-cold limb-pressure hip-injury
  snake-bite eye-pain-halos retina lightning-strike injury-high-energy injury-can-not-move crush-injury
  broken-bone-no-blood big-bone-broken adrenal-crisis benzo-withdrawal-severe serotonin-too-much harm-others
  psychosis-danger voices-command voices-command-likely harm-planned eating-disorder-danger`.split(
    /\s+/,
  ),
);
