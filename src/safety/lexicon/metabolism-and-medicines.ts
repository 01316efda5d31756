import type { Findings } from "./finding.ts";

export const metabolismAndMedicineFindings = {
  "adrenal-disease": {
    title: "Adrenal insufficiency",
    kind: "background",
    phrases: ["addison", "adrenal insufficiency|failure"],
  },
  "sugar-high": {
    title: "Blood sugar of 250 mg/dL (14 mmol/L) or more",
    phrases: [
      "blood-sugar ~ high|hi|skyrocketed|through|roof|elevated|rising",
      "high blood-sugar",
      "hyperglycemia|hyperglycaemia|hyperglycemic",
      "meter reads|says hi|high",
      "reads hi",
    ],
  },
  "sugar-very-high": {
    title: "Blood sugar of 400 mg/dL (22 mmol/L) or more",
    phrases: [
      "meter|blood-sugar reads|says|reading hi",
      "blood-sugar ~ hi",
      "blood-sugar ~ off ~ chart|scale|charts",
      "too high ~ read",
    ],
  },
  "sugar-low": {
    title: "Blood sugar under 70 mg/dL (4 mmol/L)",
    phrases: [
      "blood-sugar ~ low|drop|dropped|dropping|crashed|crash|tanked",
      "low blood-sugar",
      "hypoglycemia|hypoglycaemia|hypoglycemic",
      "having ~ hypo",
      "hypo",
    ],
  },
  "meal-missed": {
    title: "Missed a meal",
    phrases: [
      "skip|skipped|missed|miss|forgot ~ lunch|breakfast|dinner|meal|eat|supper",
      "not eaten|eat today|yet|anything|since|lunch|breakfast|dinner",
    ],
  },
  ketones: {
    title: "Ketones, or breath that smells of fruit",
    phrases: [
      "ketone|ketones|ketosis",
      "breath & fruity|acetone|sweet|nail_polish|pear",
      "fruity breath|smell|odor",
      "dka",
      "ketoacidosis",
      "breath smells ~ fruit|fruity|sweet",
    ],
  },
  "deep-breathing": {
    title: "Deep, fast, sighing breathing",
    phrases: [
      "deep breath|breathing & fast|rapid|sighing",
      "kussmaul",
      "breath|breathing deep|fast|rapid",
    ],
  },
  "thirst-and-pee": {
    title: "Great thirst and passing a lot of water",
    phrases: [
      "thirst|thirsty & pee",
      "pee & thirst|thirsty|drink|drinking",
      "excessive|extreme|constant|increased|unquenchable thirst",
      "polyuria|polydipsia",
      "so|really|always thirsty",
      "drink ~ gallons|lots|tons & pee",
      "pee ~ all_the_time|a_lot|constantly & thirsty|thirst|weight",
    ],
  },
  "insulin-missed": {
    title: "Missed insulin or the pump failed",
    phrases: [
      "miss|missed|forgot|ran_out|skipped|stopped|out_of ~ insulin",
      "insulin ~ ran out|missed|skipped|stopped",
      "pump ~ fail|failed|stopped|not_working|blocked|occlusion|came_out",
      "no insulin",
      "not taken ~ insulin|tablet",
      "ran out of insulin",
      "insulin pump ~ stopped|failed",
    ],
  },
  "hot-place": {
    title: "Was in heat or sun for long",
    phrases: [
      "in heat",
      "degree heat",
      "heat wave",
      "heat|hot & sun|day|outside|working|weather|car|sauna|exposure|wave|exhaust|exhaustion|stroke",
      "in|out ~ sun",
      "heat stroke|heatstroke|exhaustion",
      "heatstroke|sunstroke",
      "left in ~ hot|car",
      "{child} & hot car",
      "running|marathon|hiking|working & heat|hot|sun",
      "heat & dizzy|headache|vomit|cramps|sick",
      "heatwave",
      "hot car",
      "overheated",
    ],
  },
  "heat-stroke-said": {
    title: "Heat stroke is suspected",
    phrases: ["heat stroke", "heatstroke|sunstroke", "sun stroke"],
  },
  "hot-dry-skin": {
    title: "Hot, dry skin",
    phrases: ["hot ~ dry ~ skin", "skin ~ hot ~ dry", "stopped sweat", "not sweat", "hot and dry"],
  },
  "cold-exposed": {
    title: "Was very cold or in cold water",
    phrases: [
      "cold water|lake|river|outside|snow|exposure|weather & shiver|confus|drowsy|numb|hours|stuck|fell|wet|slur",
      "fell ~ through ice",
      "out in ~ snow|cold ~ hours|night|all",
      "freezing",
      "hypothermia|hypothermic",
      "stuck|lost|lying outside|outdoors|floor ~ cold|night|snow",
      "icy water",
    ],
  },
  frostbite: {
    title: "Frostbite",
    phrases: [
      "frostbite|frostbitten|frost-bite",
      "finger|fingers|toes|toe|ear|nose|foot|hand & frozen|white|waxy|hard|numb & cold|snow|frost|winter",
      "frozen finger|fingers|toes",
    ],
  },
  "medicine-stopped-steroid": {
    title: "Stopped steroid tablets suddenly, or can't keep them down",
    phrases: [
      "stop|stopped|quit|ran_out|missed|miss|out_of|run_out|forgot|skipped|can_not_take ~ steroid",
      "steroid & stop|stopped|ran_out|quit|missed|cold_turkey",
      "adrenal crisis|insufficiency & vomit|weak|faint|sick",
      "addison & vomit|sick|fever|weak|faint|diarrhea",
    ],
  },
  "medicine-stopped-thinner": {
    title: "Stopped or missed a blood thinner",
    phrases: [
      "stop|stopped|quit|ran_out|missed|miss|out_of|run_out|forgot|skipped ~ blood-thinner",
      "blood-thinner & stop|stopped|ran_out|missed|forgot|skipped|run_out",
    ],
  },
  "medicine-stopped-seizure": {
    title: "Stopped or missed seizure medicine",
    phrases: [
      "stop|stopped|quit|ran_out|missed|miss|out_of|run_out|forgot|skipped ~ keppra|lamotrigine|lamictal|valproate|depakote|carbamazepine|tegretol|phenytoin|dilantin|topiramate|levetiracetam|anticonvulsant|antiepileptic|phenobarbital",
      "seizure|epilepsy medicine|medication|meds|tablet & stop|stopped|ran_out|missed|forgot|run_out",
      "stop|stopped|ran_out|missed|forgot|run_out ~ seizure|epilepsy ~ tablet",
      "keppra|lamotrigine|lamictal|valproate|depakote|carbamazepine|tegretol|phenytoin|dilantin|levetiracetam & stop|stopped|ran_out|missed|forgot|run_out",
    ],
  },
  "medicine-stopped-other": {
    title: "Stopped a medicine that must be reduced slowly",
    phrases: [
      "stop|stopped|quit|ran_out|out_of|run_out|missed ~ antidepressant|sertraline|zoloft|effexor|venlafaxine|paxil|paroxetine|cymbalta|duloxetine|lexapro|escitalopram|citalopram|lithium|clonidine|metoprolol|propranolol|bisoprolol|atenolol|baclofen|gabapentin|pregabalin|quetiapine|olanzapine|risperidone",
      "ran_out|run_out|out_of|stopped|missed ~ heart|blood-pressure|transplant|anti-rejection ~ tablet",
      "{medicine} & cold turkey",
    ],
  },
  "withdrawal-alcohol": {
    title: "Stopped or cut down alcohol after heavy use",
    phrases: [
      "alcohol withdrawal",
      "withdrawal & alcohol",
      "stop|stopped|quit|quitting|cut ~ alcohol|drinking|drink",
      "last drink",
      "alcohol & stop|stopped|quit|detox|sober",
      "delirium tremens",
      "dts",
      "withdrawal & drink|drinker|beer|vodka|wine",
      "sober ~ days|hours",
      "no alcohol|drink ~ since|for",
    ],
  },
  "withdrawal-benzo": {
    title: "Stopped sleeping or calming tablets (benzodiazepines)",
    phrases: [
      "benzo & stop|stopped|quit|withdrawal|ran_out|run_out|taper|cold_turkey",
      "stop|stopped|quit|ran_out|run_out|off ~ benzo",
      "withdrawal & benzo",
    ],
  },
  "withdrawal-opioid": {
    title: "Stopped opioids",
    phrases: [
      "opioid|opioids|heroin|oxycodone|fentanyl|methadone|morphine|tramadol|suboxone|oxy|percs|kratom|vicodin|percocet & withdrawal|detox|stop|stopped|quit|dopesick|cold",
      "withdrawal & opioid|opioids|heroin|fentanyl|oxycodone|methadone",
      "dopesick|dope sick",
      "withdrawal & pain meds|painkillers|pills",
      "stop|stopped|quit|off ~ oxycodone|heroin|fentanyl|tramadol|methadone|oxycontin|codeine|suboxone",
    ],
  },
  hallucinating: {
    title: "Sees or hears things that aren't there",
    phrases: [
      "hallucinat",
      "see|seeing|sees things|people|bugs|spiders|someone ~ not ~ there|real|exist",
      "hear|hearing|hears ~ voices|voice|things",
      "see|seeing|sees ~ bugs|spiders|insects|people ~ wall|walls|not",
      "voices ~ tell|telling|say|head",
      "see|seeing things",
    ],
  },
  "hiv-exposure": {
    title: "Possible contact with HIV",
    phrases: [
      "hiv & expos|exposed|exposure|needle|sex|condom|positive|pep|risk|contact|blood|unprotected",
      "expos|exposed|exposure to hiv|aids",
      "needle & stuck|stick|poked|pricked|stepped|jabbed|injury|stabbed",
      "needlestick|needle-stick",
      "pep",
      "stuck|poked|pricked|jabbed ~ with|by|on ~ needle",
      "shared needle|needles",
      "unprotected & hiv|positive|sex_worker|stranger|one_night",
      "partner ~ hiv",
    ],
  },
  "unprotected-sex": {
    title: "Unprotected sex or a failed condom, pregnancy not wanted",
    phrases: [
      "unprotected",
      "plan b",
      "morning after pill|pill?",
      "morning-after",
      "emergency contraception|contraceptive",
      "condom & broke|split|slipped|tore|burst|came|failed|ripped",
      "sex & without ~ protection|condom",
      "forgot|missed ~ pill|contraceptive & sex|pregnant|days",
      "came|finished|ejaculated inside",
    ],
  },
  "alcohol-hangover": { title: "Hangover", phrases: ["hangover|hungover", "hung over"] },
} as const satisfies Findings;
