/** English words that lie one slip from a word of the rules and are not misspellings of it. */
export const realWords: ReadonlySet<string> = new Set(
  `forth bloke blokes chap chaps lass lads loo telly brolly bloody bother bathe subside subsides abel abort abusers
  accessor acme actin added adds adler african alain alice alike alone amnesic among anesthetic angel aphakia
  aplasia appeal arches arial assent asymmetrical atomic atonic atria attacker attending automatic aware axonal
  bail baking balms banking barley barry barth based batten batter beams beans beard beast became beets begin
  bells benign benno berris betting bills binding biological bitter blake blame bland blank blaze blend blink
  blinking blond bloom blurb blush boating bogus bonus books boost boosts booth boring botulinum bouts bowed
  bowen boyer brake branch branching brasil breach bread breads breadth breeding brian bride brink broker brooke
  brother brothers brought bruit bubbling bulbs bulking bumpy burnus bursa bytes caching caid calls calorie
  camps cancel cannon carcinoid caron carp casing certain chance chances chant chapter charge charged charges
  charm charter cheap check checks cheer chelation chemi cheng chess chile chili chloride chomping chore chores
  chorionic chose chung chunk circulate clamp clang class cleansers cleansing clearer climba clojure clone
  cloned cloning closer cloud cluck clutter coal codes coding cognition coli colin collation collection
  collections collective collet collodion colonic cols colt combinator comet comfortably commented committee
  committer compilation completer complexes comprised comps conception conditional conduction cones congestive
  connecting connection constriction constrictions construct construction constructions constructs consulting
  content contention contiguous continua continual contract contracts contravention convention conversion
  converted cooling coordinating cores cornea corneas corns corrected correcting corticosterone couch couldn
  counter county court crank craving crest crises crowding cruft crypt cured curing current curry curved curving
  dandy danger darier darin darken dearly deceased decisions deficient deletions denial dependencies dependency
  depending deprecate depressive depth derive dermatosis descended diaphysis diarrheal diary dicing diener
  difference differing difficile digestion dihydrate diluted dimension directing directive disclosed discovered
  dispersion distinction distortion doing dolor doubly draft drawl drawn driven driver dysgeusia dysphasia
  dysphonia dyspraxia easing eaton ebstein ectopia eject elect election electrical electronic emery enema
  epiglottis erst evil exception exceptional excluding exclusion exclusive excretion executing exhaustive
  exiting exits expansion expensive expert expertise explore explores exploring explosive exporting expressive
  extensive extent extrema exudative eyeglasses facto factory farther fastening faster fearing fecal fences
  fertilize fertilized fertilizes fibrosing fiction fifty filed filler finder finders finer finnish fizzy flake
  flakey flaking fleshy flint flour flush flushes flushing forceps forget forgetful forked forkhead form formed
  forming fraction fractions frame framing france frank freeing fresh fried funding fundus furnished fuses
  gamble garbage gargle gargled gary generated generates generation gestational giani glandularis glide grace
  grade graded grain grant granting grapes grasping grass gravis greasy greek greet grouped grown grund
  guardians guido haemophilus halls handy harden hares header healed healing heals hearth heirs hello hemiplegic
  hemolysis hemorrhagic hemostasis heparan herein herve hires hist historically hobby homeless horner howard
  hunter hydrochloride hyperthermia hypomelia ideal illnesses immotile immuno incisional inclusion incontinentia
  indian indic induction infectious infective infer infested influence inherited injection injections inria
  insertion inspect inspection inspector inspects insufficient intending intensive inter intercept intercepted
  international internist intersect intestinal inverted irrigated iteration jitter joins keller keratosis
  ketoacidotic killian lacked lacks lactation laing lange langer later latter launch laying leading learning
  lease leasing lethargica leyden linens linger links linter linting linus lisp listing litter loader locker
  locus logged logger loops loosen looser loring lovely lumpy lundh lynch magic mail maker malignant maria marko
  markus masia masking masks mater matrin mature meaning means meditation meier melas meleda membranous
  meningiomas menkes menopausal meta metastasis metastasizes meyer mining minora mitigation modest mona money
  monte moon motivational multiplex multiplied multiplier multiplies multiply mutilation myocardium natal nearby
  needless neurogenic newer nickel nicotinic niddk nist nodejs notifying novel occlusive ontology operational
  packer pager paging pairs palate paler paralyses paralytic parametric parenthesis paresthetica paris parity
  parks parry parsed parsing patcher patent patents patrol pats paused pausing paying pearson pehrson pelvis
  perinatal perls perms persisted persistence persisting petrov phane phony picker pickled pieced pierson pinch
  pinched pinches pipes placement plam plana planar planet plank plate plus pocket pointless poisson polling
  polo polycoria ports poser positional positron posturing pouting powder predictive preds prefs preschool
  present prevalent price print prison projection projections promotion prone property proportional prostate
  prostates protecting protector pulmonale punct pured purse quantify quilt rabin radial radian radix ranged
  ranging ratio reach readiness recognised recovery recreated recurrence recurring redaction reducer reflection
  reflex regarding regio regulator reilly releasing reliably relied relies reliever relievers reloading remain
  repeater replacing replaying reportedly reporting resection resetting respected respecting respirator
  respirators responsible restoration restraint restrictive resurrect retain retina retinalis retinitis
  retraining reuse reused reuses reusing reverting ridged rippling rivera roles route routed rules sahran
  sanitize sanitized saver scabs scala scalloping scans scarf scarves scary schizophrenia sciatic scored scores
  scoring screening seattle secretion sectional seeking selection selling semen septin sequences serous sewing
  shall sharer sharpness sheen sheep shell shells shine shins shipped shipping ships shore shorten shouldn shout
  showering shredding shrinking shriver shrugging significance sing situation situs skill skilled skipper skirt
  slider sling slots smard smart smoker smuggling snack snell snips snout snuff soles somnolence sorter sorts
  spain spake spanning spans sparing spear specs spell spelled spelling spellings spells spelt spent spheroids
  sphincter spice spina splat splay spline splitter spoiled spool spores spurs squeaky squint squinting stack
  stacks staff stage stain stained staining stains stale stall stalled staph starter stave steal steamy stepper
  steve stevenj stevenson stilt stippling stock stockings stooped store stored stores storing straighten strand
  strap straw stream streamed streaming streams stretcher stretchy strev striae stride string strings stronger
  stuart stuve submission subversion suction sugary suits supporter swagger swapped swaps swear sweep swine
  swing swings switches swung tagging tangle taping tapped taxes teaches teams templates temporary tenth terse
  tester texts thank thanks theyre thirty thorough though threat thrombocytopenic thrust thunk tiled timer
  timers token tolerance tolerant topic topical topics tower toxin trace traces trailing trait treacher trem
  trevor triad tricky trientine trough trunk tuned tuning turner twain twister unattended unclean unreadable
  unset urticarial usable valgum value variation verrucous vesicle violet visibly vulvar wading wafers waistline
  waited waiter waiters waiting waits walter walters wards warns washed washes wasted wasting weaver wedding
  wells whale wheel wheels wherever while winner winnow women woody wormer worms worsen wouldn writer
  abnormality advise agent aladin alright alter ambient apert apply appointments arises arts attach backward
  booked bowing brace brands breastfed brisk broad brocks busting calculated camera canavan carious cases chain
  closest clump clumps colon correctly crohn crowd curve cushing cyclin decade deliver depressant dicer discus
  dropper east elasticum elastin expectancy explored facies facts flags flakes flattening forms fumarase funds
  gangrenosum genetic grants halves headedness herpes hobbies hockley hoops hsan indoor infect insert intolerant
  intricate irregularity jerky kinds laser layer linked listed livedo lobation lowry meeting mistaken naturally
  negatively occasions organisms organized outdoor parasitic pearls peers pepto performed permanent platelet
  policy possibly prices probable processed processing progressive project reaching relaxed restoring resulting
  retrieved risky sacrum score seeks senior sensory serms serum serves shame shared shawl shift shirts shopping
  shortages shortened shouted shouting shown sidewalks silvery similarly sixth skewed slower smokers socks
  sometime sotos specialty ssris stable staging strands strengthen suggests sulfatase sulfite tangles tasks
  texted therapist thicken thost thrive titled toward treats understood vegetable vicks walker weaken winging
  wings withdrawn wolman rayed raced raged raked rared rasped raved razed reaped roped ropes reaping roping
  rapine ramped hinged hinging handing roofed overdone overjoyed abased amuse amuses amused abase abases
  scabbing swabbing stabling slabbing straddling spangling disowning downing droning pureed purred pursed purees
  purses purging purring stare stares staring stared starred staved staves silt silts kilning coke coked chocked
  scoot scooting shooing schooling shorting slosh sloshed slush paunch punchy pistil piston spied spited spiced
  sated beaming bearing besting torched torching convent convents sordid swabbed scabbed hawed grope gripe
  griped`.split(/\s+/),
);
