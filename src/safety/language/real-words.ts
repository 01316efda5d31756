/** English words that lie one slip from a word of the rules and are not misspellings of it. */
export const realWords: ReadonlySet<string> = new Set(
  `forth bloke blokes chap chaps lass lads loo telly brolly bloody bother bathe subside subsides abel abort abusers accesskey accessor accessors achest acme actin acuta added adds adler african ahcy
  aiter alain alice alike alone amnesic among anesthetic angel anibal aphakia aplasia appeal aprt arches
  arial ascitesa assent astack asts asymmetrical ataxin atomic atonic atria attacker attending automatic
  aware axonal babyl bail baking balms banking barel barley barry barsy barth based batten batter beaking
  beams beans beard beast became beets beforee begin bells benign benno berris betting bills binding binget
  biological bitter blake blame bland blank blaze blead blend blink blinking blond bloom blurb blush
  boating bogus bojer bonus books boost boosts booth boring botulinum bouts bowed bowen boyer braf brake
  branch branching brasil breach bread breads breadth breeding brian bride brink broadcastif broker bron
  brong brooke brother brothers brought bruit bubbling bulbs bulking bumpy burnus bursa bytes caching caid
  calle calls calorie camps cancel cannon carcinoid caron carp casing ccount cemento certain chance chances
  changeset chant chapter charge charged charges charm charp charref charter cheap check checks cheer
  chelation chemi cheng chess childrens chile chili chloride chomping chore chores chorionic chose chrng
  chronica chronicor chset chung chunk circleq circulate clamp clang class cleansers cleansing clearer
  cleary climba clojure clone cloned cloning closefd closer cloud cluck clutter coal codes coding cognition
  coldfusion colec coli colin collation collection collections collective collet collodion colonic cols
  colt combinator comet comfortably commented committee committer commond compilation completekey completer
  complexes comprised comps conception conditional conditionei conditionev conduction cones congestive
  connecting connection constipationa constriction constrictions construct construction constructions
  constructs consulting content contention contiguous continua continual contract contracts contravention
  convention conversion converted cooling coordinating cores cornea corneas corns corrected correcting
  corticosteriods corticosterone couch couldn counter county court cparts cpus crank craving creat crest
  crises crowding cruft crypt cured curing current curry curved curving dandy danger darier darin darken
  dearly deceased decisions deficient deletions denial denorm dependencies dependency depending depenedency
  deprecate depressive depth derive dermatosis descended diabetesa diabetesan diabetesis dialysisa
  diaphysis diarrheal diary dicing diener difference differing difficile digestion dihydrate diluted
  dimension directing directive disclosed discovered diseasea diseasean dispersion distinction distortion
  doing dolor doubly draft drawl drawn driven driver drung dunder dysgeusia dysphasia dysphonia dyspraxia
  easing eaton ebstein ectopia eexist eject elect election electrical electronic embedder embedders emery
  enema epiglottis epipe ersd erst evil exception exceptional excluding exclusion exclusive excretion
  executing exhaustive exiting exits expansion expensive expert expertise explore explores exploring
  explosive expon exporting expressive exprs extensive extent extpos extrema exudative eyeglasses facto
  factory failev failurea failureb failurec failuree farther fastening faster fearing fecal fences
  fertilize fertilized fertilizes ffinger fhash fibrosing fiction fifty filed fillec filler fillev fillew
  fimes finder finders finer finnish fizzy flake flakey flaking fleshy flint floaterkst flour flush flushes
  flushing fname follwing forceps forget forgetful forked forkhead form formed forming fraction fractions
  frame framing france frank freeing fresh fried fsint fuint funding fundus furnished fuses galns gamble
  garbage gargle gargled gary generated generates generation gestational giani glandularis glide glvnd
  grace grade graded grain grant granting grapes grasping grass gravis greasy greek greet grouped grown
  grund guardians guido haemophilus halls handy harden hares header healed healing heals hearth heirs
  hellip hello hemiplegic hemolysis hemorrhagic hemostasis heparan herein herve heuman hires hist
  historically hobby homeless horner howard hunter hydrochloride hyperthermia hypomelia ideal illnesses
  immotile immuno incisional inclusion incontinentia indian indic induction infectious infective infer
  infested influence inherited injection injections inria inserten inserter insertion inspect inspection
  inspector inspects insufficient intending intensive inter intercept intercepted international internist
  intersect intestinal ints inverted irrigated iteration jacke jitter joins keller keratosis ketoacidotic
  killian lacked lacks lactation laddr laing lange langer later latter launch laying leading learning lease
  leasing lethargica levon leyden libm linens linger links linter linting linus lisp listing litter loader
  locker lockerd locus logged logger loops loosen looser loring lovely lumpy lundh lynch magic mail maker
  malignant manba manip maria marko markus masia masking masks mater matrin mature meaning means meditation
  meier melas meleda membranous meningiomas menkes menopausal messageb messageei messageens messagese meta
  metastasis metastasizes meyer mining minora mitigation mixin mixins mmaa mmrks modest mona money monte
  moon motivational multifile multipage multiplex multiplied multiplier multiplies multiply mutilation
  myocardium natal nearby needless neurogenic newer nickel nicotinic niddk nist nodejs notifying novel
  npose occlusive ontology operational outlen packer pager paging pairs palate paler paralyses paralytic
  parametric paren parens parenthesis paresthetica paris parity parks parry parsed parsing passwd patcher
  patent patents pathes patrol pats paused pausing paying pdas pearson pehrson pelvis perinatal perls perms
  persisted persistence persisting petrov phane phony picker pickled pieced pierson pinch pinched pinches
  pipes placement plam plana planar planet plank plate plus pocket pointless poisson polling polo polycoria
  ports poser positional positron posturing pouting powder predictive preds prefs preschool present
  prevalent price print prison projection projections promotion prone property proportional prostate
  prostates protecting protector pulmonale punct pured purse pushd quals quantify quilt rabin radial radian
  radix ranged ranging ratio reach readiness readint readv recognised recovery recreated recurrence
  recurring redaction reducer reflection reflex regarding regio regulator reilly rela releasing reliably
  relied relies reliever relievers reloading remain repeater replaceen replaceme replacing replaying
  reportedly reporting requireid requirers resection resetting resizable respected respecting respirator
  respirators responsible restoration restraint restrictive resurrect retain retina retinalis retinitis
  retraining reuse reused reuses reusing reverting rfile ridged rippling rivera roles route routed rset
  rules runpy rustc sahran sanitize sanitized sanitizeuri saver scabs scala scalloping scans scarf scarves
  scary schizophrenia sciatic scored scores scoring screening seattle secretion sectional seeking selection
  selling semen septin sequences serous sewing shall sharedv sharer sharpness sheen sheep shell shells
  shent shine shins shipped shipping ships shore shorten shouldn shout showering shredding shrinking
  shriver shrugging significance sigpending sing situation situs skill skilled skipper skirt slapd slapi
  slapo slider sling slots smail smali smard smart smime smoker smuggling smund snack snell snips snorp
  snout snuff soles somnolence sorter sorts spain spake spanning spans sparing spear specs spell spelled
  spelling spellings spells spelt spent spheroids sphincter spice spina splat splay spline splitter spoiled
  spool spores spred sprintf spurs squeaky squint squinting srand srange ssock ssocket stack stacks staff
  stage stain stained staining stains stale stall stalled staph startedat startend starter stata statee
  statfs stave steal steamy stepper steve stevenj stevenson stichting stilt stippling stock stockings
  stoken stooped stoppede store stored stores storing straighten strand strap straw stream streamed
  streaming streams stretcher stretchy strev striae stride string strings strlen strnum stronger struct
  stuart stufft stuve submission subversion suction sugary suits supporter swagger swapped swaps swear
  sweep swine swing swings switches swoole swpat swung tagging tangle taping tapped taxes teaches teams
  tempfiles templates temporary tenth terse tester testfiles texts thank thanks theyre thirty thorough
  though threat throm thrombocytopenic thrust thunk tiled timee timees timer timers token tolerance
  tolerant topic topical topics toweb tower toxin trace traces trailing trait treacher trem trevor triad
  tricky trientine trough trunk tuned tuning turner tvars twain twister unattended unclean undef unkown
  unraisable unreadable unset uring urticarial usable valgum value variation verrucous vesicle violet
  visibly vodi vulvar wading wafers waistline waited waiter waiters waiting waits walter walters wards
  warns washed washes wasted wasting weaver wedding wells whale wheel wheels wherever while winner winnow
  winterm women woody wormer worms worsen wouldn writehead writer writev ztis
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
  wings withdrawn wolman rayed raced raged raked rared rasped raved razed reaped roped ropes reaping roping rapine ramped hinged
  hinging handing roofed overdone overjoyed abased amuse amuses amused abase abases scabbing swabbing stabling
  slabbing straddling spangling disowning downing droning pureed purred pursed purees purses purging purring
  stare stares staring stared starred staved staves silt silts kilning coke coked chocked scoot scooting shooing
  schooling shorting slosh sloshed slush paunch punchy pistil piston spied spited spiced sated beaming bearing
  besting torched torching convent convents sordid swabbed scabbed hawed grope gripe griped`.split(
    /\s+/,
  ),
);
