/**
 * Everyday words, abbreviations and doctors' words that mean one thing, brought to one word before phrases are matched.
 * The key is that word; what follows are the ways to say it, separated by semicolons.
 */
export const synonyms: Readonly<Record<string, string>> = {
  vomit:
    "vomit; throw up; throwing up; threw up; throwing it up; puke; barf; upchuck; emesis; being sick everywhere; retch; chuck up; hurl; vomitting; bring up everything; heave; keeps being sick; been sick all; spew",
  nausea:
    "nausea; nauseous; nauseated; queasy; feel sick to stomach; sick to stomach; sick to his stomach; want to throw up; like throwing up; about to throw up; feeling sick; feel sick; sick feeling",
  faint:
    "faint; pass out; passed out; passing out; black out; blackout; lose consciousness; lost consciousness; loss of consciousness; losing consciousness; syncope; loc; syncopal; was knocked out; got knocked out cold; knocked out cold; knocked unconscious; keel over; out cold; went unconscious; was unconscious",
  "near-faint":
    "lightheaded; light headed; light-headed; woozy; feel faint; feeling faint; feel very faint; feel so faint; feel really faint; feel a bit faint; feel a little faint; about to faint; nearly faint; nearly pass out; almost pass out; almost passed out; nearly fainted; almost fainted; presyncope; about to pass out; feel like passing out; feel like i am passing out; feel like i will pass out; feel like fainting; going to pass out; might pass out; near syncope; near syncopal; near fainting; near faint; nearly blacked out; almost blacked out; presyncopal",
  breathless:
    "breathless; short of breath; shortness of breath; out of breath; sob; dyspnea; dyspnoea; dyspneic; trouble breathing; difficulty breathing; difficulty in breathing; difficult to breathe; difficult breathing; hard to breathe; hard time breathing; problem breathing; problems breathing; breathing trouble; breathing difficulty; breathing problem; labored breathing; laboured breathing; cannot get enough air; can not get enough air; can not get a breath; can not get my breath; can not catch my breath; can not catch breath; can not catch his breath; can not catch her breath; catching my breath; catch my breath; breathing hard; breathing heavy; breathing is hard; breathing is difficult; respiratory distress; air hunger; struggling for breath; tough to breathe; difficulty catching breath; can not take a deep breath; can not draw breath; breathing with difficulty; short breath; shortness breath; shortness in breath",
  "cannot-breathe":
    "can not breathe; can not breath; cant breath; unable to breathe; unable to breath; not able to breathe; could not breathe; could not breath; gasping; gasp for air; gasping for breath; struggling to breathe; struggle to breathe; struggling to breath; fighting for breath; fight for air; suffocating; fighting to breathe; barely breathe; barely breath; hardly breathe; hardly breath; barely breathing; fighting for air; gasping for air",
  abdomen:
    "abdomen; abdominal; abd; belly; tummy; stomach; stomache; tum; midsection; abdo; umbilicus; navel; belly button",
  "stomach-ache": "stomachache; stomach ache; bellyache; belly ache; tummy ache; tummyache",
  head: "head; skull",
  headache:
    "headache; head ache; head pain; cephalgia; head hurts; head is hurting; head is pounding; head is killing me; pounding head; splitting head; head is splitting; head is throbbing; migraine; head aches; pain in my head; pain in the head; pain in her head; pain in his head; head hurting",
  "chest-pain":
    "cp; chest pain; chest pains; chest discomfort; discomfort in my chest; discomfort in the chest; pain in my chest; pain in the chest; pain in chest; pain in his chest; pain in her chest",
  fever:
    "fever; febrile; pyrexia; feverish; high temperature; running a temperature; running a temp; run a temperature; high temp; has a temperature; have a temperature; having a temperature; with a temperature; got a temperature; temp is high; temperature is high; burning up; burning hot; fevers; hyperthermic; feaver; hot to touch; hot to the touch; raised temperature; elevated temperature",
  seizure:
    "seizure; having a fit; had a fit; has a fit; a fit; fits; having fits; is fitting; convulse; convulsing; seizing; seized; convulsion; epileptic fit; tonic clonic; tonic-clonic; grand mal; shaking fit",
  "blood-pressure": "blood pressure; bp; b p",
  "blood-sugar":
    "blood sugar; blood glucose; glucose; bg; sugar level; sugar levels; glucose level; sugar reading; sugars; sugar; cbg; fsbg",
  "oxygen-level":
    "oxygen saturation; oxygen sat; oxygen sats; sats; oxygen level; oxygen levels; pulse ox; pulse oximeter; saturation; sat; oxygensat; oxygensat sat; oxygensat sats; oxygensat saturation; oxygensat level; oxygen at; oxygen is; oxygen was",
  "pulse-rate": "heart rate; pulse rate; hr; pulse; bpm; heartrate; heart beat; heartbeat",
  "breathing-rate":
    "respiratory rate; rr; resp rate; breathing rate; respirations; breaths per minute; respiration rate",
  temperature: "temperature; temp; t max; tmax",
  pee: "pee; urinate; urine; urinating; urination; wee; piss; pass urine; pass water; passing water; passing urine; make water; void; voiding; peeing; weeing; micturition",
  poop: "poop; poo; stool; stools; bowel movement; bowel movements; bm; feces; faeces; defecate; poops; crap; bowel motion; bowels; motions; number two",
  diarrhea:
    "diarrhea; diarrhoea; runny tummy; runny stomach; runny belly; running stomach; tummy is runny; loose stool; loose stools; watery stool; watery stools; the runs; diarhea; diarreah; diarrhoeal; runny poo; runny poop; loose bowels; loose motions; diarrhea episodes; diahrrea; diarrhia; diareah; watery poop; liquid stool",
  constipat:
    "constipated; constipation; can not poop; unable to poop; no bowel movement; not had a bowel movement; not pooped; have not pooped; not pooping; can not go poop; trouble pooping; hard stool; hard stools",
  vagina: "vagina; vaginal; vaginally; down there; private parts; vulva",
  testicle:
    "testicle; testicles; testis; testes; scrotum; scrotal; balls; ball sack; testicular; ballsack; nutsack",
  bottom: "bottom; bum; buttock; buttocks; butt; anus; anal; rectum; rectal; backside",
  groin: "groin; perineum; genital; genitals; crotch; saddle area; inner thighs",
  pregnant:
    "pregnant; pregnancy; expecting a baby; preg; gestation; gravid; preggo; gravida; g1p0; primigravida; trimester; weeks along; wks pregnant; i am expecting; expecting our first; antenatal; prenatal",
  baby: "baby; infant; bub; bubba; babies",
  toddler: "toddler; preschooler; tot",
  tablet:
    "tablet; pill; capsule; tab; caplet; tabs; meds; medication; medicine; medicines; medications; dose; doses; pills; tylenol; paracetamol; acetaminophen; ibuprofen; advil; aspirin; sleeping pills; painkillers; painkiller; benadryl; drugs; motrin; melatonin; sleeping tablets; iron pills; vitamins; prescription; naproxen",
  swell:
    "swell; swollen; swelling; puffy; puffed up; edema; oedema; swole; swelled up; ballooned; edematous; puff; swollen up; blew up; blown up",
  tongue: "tongue; lip; lips; mouth",
  throat: "throat; airway; windpipe; pharynx",
  "sore-throat":
    "sore throat; throat is sore; throat hurts; throat pain; throat ache; scratchy throat; pharyngitis; throat is killing me; painful throat; strep; tonsillitis; raw throat; hurts to swallow; pain on swallowing; painful swallowing; painful to swallow; pain when swallowing; odynophagia; throat hurting; tonsils hurt; burning throat; throat burns; irritated throat; throat feels scratchy; itchy throat; scratchy feeling in throat",
  "runny-nose":
    "runny nose; nose is running; running nose; stuffy nose; stuffed up nose; blocked nose; nasal congestion; congested nose; rhinorrhea; rhinorrhoea; nose is blocked; snotty; nose is stuffed; snot; stuffed nose; stuffed up; congested; congestion; nasal discharge; nose running; runny and stuffy nose; stuffy; head cold; clear nasal drainage; post nasal drip; postnasal drip; nose is runny; sniffles; sniffly; nose is stuffy; bunged up",
  confus:
    "confused; confusion; disoriented; delirious; disorientated; not making sense; makes no sense; not making any sense; talking nonsense; incoherent; altered mental status; ams; does not know where; does not know who; does not recognize; not know where he is; not know where she is; talking gibberish; mental status change; change in mental status; mentally altered; delirium; babbling; rambling nonsense; bewildered; not acting himself; not acting herself; acting strange; acting strangely; acting weird; muddled; obtunded; not recognizing; encephalopathy; encephalopathic; confused state",
  drowsy:
    "drowsy; sleepy; lethargic; lethargy; hard to wake; difficult to wake; hard to wake up; hard to rouse; difficult to rouse; hard to arouse; difficult to arouse; very sleepy; can not stay awake; can not keep awake; somnolent; unusually sleepy; barely awake; hardly awake; groggy; will not stay awake; difficult to wake up; trouble waking; struggling to wake; listless",
  unresponsive:
    "unresponsive; unconscious; not responding; not responsive; will not wake; can not wake; will not wake up; can not be woken; can not wake up; not waking up; not wake up; comatose; in a coma; can not be roused; unrousable; unarousable; not respond; no response; does not respond; not waking; can not wake him up; can not wake her up; can not be awakened; can not rouse; will not respond; can not wake them; can not arouse; unrousable; doesnt respond; passed out and will not wake; lifeless; can not get him to wake; can not get her to wake; did not wake up",
  collapse: "collapse; collapsed; drop to the floor; dropped to the floor; crumpled to the floor",
  "poison-ivy": "poison ivy; poison oak; poison sumac",
  "stomach-bug":
    "stomach bug; tummy bug; stomach flu; gastroenteritis; gastro; upset stomach; norovirus; food poisoning",
  chest: "chest; side of my chest; side of the chest; side of chest; side of my ribcage",
  rash: "rash; spots on skin; skin spots; blotches; blotchy; skin eruption; eruption; exanthem",
  hive: "hives; welts; urticaria; nettle rash; wheals; hive",
  sweat:
    "sweat; sweating; clammy; diaphoretic; diaphoresis; cold sweat; sweats; drenched; perspiring; sweaty",
  paralyz: "paralyzed; paralysed; hemiparesis; hemiplegia; paralysis; paresis",
  numb: "numb; numbness; tingling; tingle; pins and needles; tingly; paresthesia; paraesthesia; no feeling in; lost feeling in; loss of sensation; lost sensation; decreased sensation; no sensation; dead feeling; gone dead; loss of feeling",
  stiff: "stiff; rigid; nuchal rigidity; rigidity; stiffness; meningismus",
  photophobia:
    "photophobia; light hurts; lights hurt; sensitive to light; sensitivity to light; light sensitivity; light bothers; lights bother; can not stand light; can not stand the light; bright light hurts; bright lights hurt; light sensitive; avoiding light; dislikes light; light is painful; hates the light",
  dizzy: "dizzy; dizziness; giddy; unsteady; dizzyness",
  vertigo:
    "vertigo; room is spinning; room spinning; spinning; spinning sensation; everything is spinning; world is spinning; room spins; spinny",
  cough: "cough; coughing; hacking; coughed; coughs; kof; coughing fits",
  phlegm: "phlegm; sputum; mucus; mucous; flem",
  wheez: "wheeze; wheezing; wheezy; whistling sound",
  doctor:
    "doctor; dr; gp; physician; nurse; paramedic; hospital; er; ed; clinic; urgent care; emergency room; emergency department",
  chemo: "chemo; chemotherapy; radiotherapy",
  "blood-thinner":
    "blood thinner; blood thinners; bloodthinners; warfarin; coumadin; eliquis; apixaban; xarelto; rivaroxaban; dabigatran; pradaxa; edoxaban; anticoagulant; anticoagulants; anticoagulated; anticoagulation; heparin; lovenox; enoxaparin; clopidogrel; plavix; blood-thinning; inr; acenocoumarol; phenprocoumon; ticagrelor; brilinta",
  steroid:
    "steroid; steroids; prednisone; prednisolone; dexamethasone; hydrocortisone; fludrocortisone; cortisone; methylprednisolone; corticosteroid; corticosteroids",
  jaundice:
    "jaundice; jaundiced; yellow skin; skin is yellow; skin yellow; yellow eyes; eyes are yellow; eyes yellow; yellowing of the skin; yellowing of skin; yellowing skin; turned yellow; turning yellow; icterus; icteric; scleral icterus; yellowish skin; whites of eyes yellow; eyes look yellow; skin looks yellow; gone yellow; looks yellow; eyes have turned yellow; whites of his eyes are yellow; yellowing of eyes; yellowing of the eyes; yellow tinge; yellowing eyes; eyes turning yellow; whites of my eyes look yellow",
  bleach:
    "bleach; drain cleaner; detergent; antifreeze; cleaning fluid; cleaning product; household cleaner; laundry pod; laundry pods; dishwasher tablet; dishwasher pod; tide pod; rat poison; pesticide; weed killer; weedkiller; gasoline; petrol; paint thinner; lamp oil; methanol; turpentine; white spirit; nail polish remover; insecticide; caustic; lye; kerosene; ammonia; oven cleaner; nicotine liquid; vape juice; vape liquid; e-liquid; hand sanitizer; toilet cleaner; windshield washer fluid; corrosive; essential oil; mothball; mothballs; wild mushroom; wild mushrooms; detergent pod; disinfectant; lighter fluid; rubbing alcohol; eucalyptus oil; slug pellets; rodenticide; paraquat; battery acid; hydrochloric acid; sulfuric acid; wild berries; nightshade; cleaning chemicals; cleaning liquid",
  "button-battery":
    "button battery; button batteries; coin battery; watch battery; disc battery; disk battery; lithium battery; small battery; hearing aid battery; batteries; battery; button cell; coin cell",
  magnet: "magnet; magnets; magnetic beads; magnetic balls; magnetic toy",
  suicid: "suicide; suicidal; suicidal ideation",
  "kill-self":
    "kill myself; killing myself; killed myself; kill himself; kill herself; kill themselves; kill themself; end my life; ending my life; take my own life; taking my own life; take my life; end it all; ending it all; end my own life; unalive myself; off myself; top myself; do myself in; kms; commit suicide; committing suicide; end his life; end her life; taking his own life; take his own life; take her own life; hang myself; shoot myself; jump off a bridge; hanging myself; drown myself; jump in front of a train; unalive; end things for good; gas myself; ctb; sewerslide; killing himself; killing herself; hang himself; hang herself; shoot himself; ending her life; ending his life; finish myself off; commited suicide; killin myself",
  overdos: "overdose; overdosed; od; overdosing",
  "self-harm":
    "self harm; self harming; self-harm; cut myself on purpose; cutting myself; self harmed; selfharm; burn myself on purpose; hurt myself on purpose; self injury; self injure; cutting herself; cutting himself; burning myself; harm myself; harming myself; harm herself; harm himself; cutting again; cutting my arms; cutting my thighs; cutting my legs",
  "cut-self":
    "cut myself; cut herself; cut himself; cut my arms; cut my thighs; cut her arms; cut his arms",
  "hurt-self": "hurt myself; hurting myself",
  partner:
    "partner; husband; boyfriend; wife; girlfriend; ex; spouse; fiance; hubby; ex-husband; ex-boyfriend; bf; gf",
  parent:
    "mom; mum; mommy; mummy; mother; dad; daddy; father; stepdad; stepfather; stepmom; stepmother; uncle; parents; mama; papa; mums boyfriend; moms boyfriend",
  strangl:
    "strangle; strangled; choked me; choking me; hands around my throat; hands around my neck; strangling; choked her; chokes me; grabbed me by the throat; grabbed my throat",
  insect:
    "bee; wasp; hornet; yellow jacket; bug; insect; mosquito; spider; flea; midge; bed bug; ant; fire ant; horsefly; gnat; sandfly; chigger; bumblebee; bees; wasps; bedbugs; mosquitoes; bedbug",
  allergen:
    "peanut; nut; nuts; shellfish; shrimp; prawn; prawns; egg; sesame; penicillin; amoxicillin; antibiotic; cashew; walnut; almond; seafood; latex; peanuts; fish; milk; lobster; crab; peanut butter; dairy; antibiotics; strawberries; kiwi; soy",
  period: "period; menstruation; menstrual; menses; menstruating; time of the month",
  contraction: "contractions; contraction; labor pains; labour pains; in labor; in labour",
  diaper: "diaper; nappy; nappies; diapers",
  "back-pain":
    "back pain; backache; back ache; lower back pain; low back pain; lumbago; back hurts; pain in my back; pain in my lower back; pain in the lower back; back is killing me; sore back; back is sore; back spasm; back spasms; pulled my back; threw out my back; back went out; my back is out; lower back hurts; aching back; strained my back; hurt my back; pain in the back; back strain; achy back; put my back out; lumbar pain; lower back is sore; back aches; tweaked my back; back has been hurting; back is aching; back is hurting; back started hurting; pain in his back; pain in her back; pain in back; pain in low back; stiff back; back locked up; back seized up",
  flank:
    "flank; loin; costovertebral angle; cva; kidney area; kidneys; kidney; side of my back; side of the back; below my ribs",
  "sudden-onset":
    "came out of nowhere; out of nowhere; out of the blue; came on suddenly; came on all at once; hit me all at once; like a came on in seconds; sudden onset",
  "whole-life":
    "worst headache of my life; worst headache of her life; worst headache of his life; worst headache ever; worst headache i have ever had; worst headache i ever had; worst headache of life; worst ha of my life; worst headache she has ever had; worst headache he has ever had; worst migraine of my life; worst headache they have ever had; worst head pain of my life; worst pain of my life in my head; worst headache i can remember; worst ever headache; never had a headache like this; worst headache",
  eyesight: "vision; eyesight; sight; visual",
  genital: "penis; dick; cock; foreskin; glans",
  erection: "erection; boner; hard-on; hardon; erect",
  needle: "needle; syringe; sharps",
  alcohol: "alcohol; booze; vodka; liquor; whiskey; beer; wine; whisky; rum; gin; tequila",
  withdrawal: "withdrawal; withdrawals; withdrawing; detox; detoxing; cold turkey; coming off",
  opioid:
    "opioid; opioids; opiate; opiates; oxycodone; oxycontin; codeine; tramadol; morphine; fentanyl; heroin; methadone; percocet; vicodin; hydrocodone; suboxone; buprenorphine; kratom; narcotics; oxy; percs; dilaudid",
  antidepressant:
    "antidepressant; antidepressants; amitriptyline; sertraline; zoloft; prozac; fluoxetine; citalopram; escitalopram; lexapro; venlafaxine; effexor; paroxetine; paxil; cymbalta; duloxetine; wellbutrin; bupropion; mirtazapine; trazodone; ssri",
  "heart-medicine":
    "metoprolol; propranolol; bisoprolol; atenolol; carvedilol; clonidine; digoxin; verapamil; diltiazem; amlodipine; beta blocker; beta blockers",
  "blood-test":
    "blood test; blood tests; blood work; bloodwork; white blood cells; white blood cell; red blood cells; red blood cell; blood cells; blood count; blood type; blood flow; blood vessel; blood vessels; blood draw; blood donor; blood transfusion",
  benzo:
    "benzodiazepine; benzodiazepines; benzo; xanax; valium; klonopin; ativan; diazepam; lorazepam; clonazepam; alprazolam; temazepam; benzos; zopiclone; ambien; zolpidem; lorazepam",
  unprotected:
    "unprotected sex; condom broke; condom split; condom slipped; condom came off; condom tore; forgot my pill; missed my pill; missed my birth control; no condom; without a condom; broken condom; the condom burst; condom has split; burst condom; had sex without protection; condom failed; without protection; split condom; missed pills; missed two pills; forgot to take my pill; forgot to take my birth control; did not use a condom; not use protection; condom ripped; ripped condom",
};
