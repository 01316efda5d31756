/** English words that lie one slip from a word of the rules and are not misspellings of it. */
export const realWords: ReadonlySet<string> = new Set(
  `abel abort accesskey accessor accessors acme actin acuta added adds adler african aiter alain alice alike
  alone amnesic among anesthetic angel anibal aphakia aplasia appeal aprt arches arial assent astack asts
  asymmetrical ataxin atomic atria attacker automatic aware axonal babyl bail barel barley barry barth
  based batten batter beaking beams beans beard beast became begin bells benign benno berris beta betting
  bills binding binget biological bitter blake blame bland blank blaze blead blend blink blinking blocker
  blond bloom blurb blush bogus bojer bonus books boost boosts booth boring botulinum bouts bowed bowen
  boyer braf branch branching brasil breach bread breads breadth brian bride broadcastif broker bron brong
  brooke brother brothers brought bruit bubbling bulbs bulking bumpy burnus bytes caching caid calle calls
  calorie cancel carcinoid caron carp casing ccount cemento certain chance chances changeset chapter charge
  charged charm charp charref charter cheap check checks cheer chelation chemi cheng chess childrens
  chloride chomping chore chores chorionic chose chrng chronica chset chung chunk circleq circulate clamp
  clang class clearer cleary climba clojure clone cloned cloning closefd closer cloud cluck coal codes
  coding cognition coldfusion coli colin collation collection collections collective collet colonic cols
  combinator comet committee committer commond compilation completekey completer complexes comps conception
  conditional conditionei conditionev conduction cones congestive connecting connection constriction
  construct construction constructions constructs consulting content contention contiguous continua
  contract contracts contravention convention conversion converted cooling coordinating cores cornea
  corneas corns corrected correcting corticosterone couch couldn counter county court cparts cpus craving
  creat crest crises crowding cruft crypt cured curing current curry curved curving dandy danger darier
  darin darken dearly deceased decisions deficient deletions denial denorm dependencies dependency
  depending depenedency deprecate depressive depth derive dermatosis descended diabetesan diabetesis
  diaphysis diarrheal diary diener difference differing difficile digestion dimension directing directive
  disclosed discovered diseasea distinction distortion doing doubly draft drawn driven driver drung dunder
  dysphasia dysphonia easing eaton ebstein ectopia editables eexist eject elect election electrical
  electronic embedder embedders emery enema epiglottis epipe ersd erst evil exception exceptional excluding
  exclusion exclusive excretion executing exhaustive exiting exits expansion expensive expert expertise
  explore exploring expon exporting expressive exprs extensive extent extpos extrema exudative eyeglasses
  facto factory failev failureb failurec failuree farther faster fearing fecal fences fertilize fertilized
  ffinger fhash fibrosing fiction fifty filed fillec filler fillev fillew fimes finder finders finer
  finnish flake flakey fleshy floaterkst flour flush flushes flushing fname follwing forget forked form
  formed forming fraction fractions frame framing france frank freeing fresh fried fsint fuint funding
  fundus furnished fuses gamble garbage gargle gargled gary generated generates generation gestational
  giani glandularis glvnd grace grade grain grant granting grasping gravis greasy greek greet grouped grown
  grund guardians guido haemophilus halls handy harden header healed healing heals hearth heirs hellip
  hello hemiplegic hemolysis hemorrhagic heparan herein herve heuman hires hist historically homeless
  horner howard hunter hyperthermia ideal illnesses immuno incisional inclusion incontinentia indian indic
  induction infectious infective infer infested influence inherited injection injections inria inserten
  inserter insertion inspect inspection inspector inspects insufficient intending intensive inter intercept
  intercepted international internist intersect intestinal ints inverted iteration jacke jitter joins
  keller keratosis ketoacidotic killian lacked lacks laddr laing lange langer later latter leading learning
  lease leasing lethargica levon libm linger links linter linting linus lisp listing litter loader locker
  lockerd locus logged logger loops loosen looser loring lovely magic mail maker malignant manip maria
  marko markus masia masking masks matrin mature meaning means meditation meier melas meleda membranous
  meningiomas menkes menopausal messageb messageei messageens messagese meta metastasis meyer mining
  mitigation mixin mixins mmrks modest mona money monte moon motivational multifile multipage multiplex
  multiplied multiplier multiplies multiply mutilation myocardium natal nearby needless neurogenic newer
  nickel nicotinic niddk nist nodejs notifying novel npose occlusive ontology operational outlen packer
  pager paging pairs palate paralyses paralytic parametric paren parens parenthesis paresthetica paris
  parity parry parsed parsing passwd patcher patchy patent patents pathes patrol pats paused pausing paying
  pdas pearson pehrson pelvis perinatal perls perms persisted persistence petrov phane phony picker pickled
  pieced pierson pinch pinched pipes placement plam planar planet plate plus pocket pointless poisson
  polling polo ports poser positional positron pouting powder predictive preds prefs preschool present
  prevalent price print projection projections promotion prone property proportional prostate protecting
  protector pulmonale punct purse pushd quals quantify rabin radial radian radix ranged ranging ratio reach
  readiness readint readv recognised recovery recreated recurrence recurring redaction reducer reflection
  reflex regarding regio reilly releasing reliably relied relies relievers reloading remain repeater
  replaceen replaceme replacing replaying reportedly reporting requireid requirers resection resetting
  resizable respected respecting respirator responsible restoration restrictive resurrect retain retina
  retinitis reuse reused reuses reusing reverting rfile ridged rippling rivera roles route routed rset
  rules runpy rustc sahran sanitize sanitized sanitizeuri saper saver scala scans scary schizophrenia
  scored scores scoring screening seattle secretion seeking selection selling semen septin sequences sewing
  shall sharedv sharer sharpness sheen sheep shell shells shent shine shins shipped shipping ships shore
  shorten shouldn shout shrinking shriver shrugging significance sigpending sing situation situs skill
  skilled skipper skirt slapd slapi slapo slider sling slots smail smali smard smart smime smoker smuggling
  smund snack snell snips soles sorter sorts spake spanning spans sparing spear specs spell spelled
  spelling spellings spells spelt spent spheroids sphincter spice spina splat splay spline splitter spoiled
  spool spores sprintf spurs srand srange ssock ssocket stack stacks staff stage stain stained staining
  stains stale stalled staph startedat startend starter stata statee statfs steal steamy stepper steve
  stevenj stevenson stichting stippling stock stockings stoken stooped stoppede store stored stores storing
  straighten strand strap stream streamed streaming streams stretchy strev striae stride string strings
  strlen strnum stronger struct stuart stufft stuve submission subversion suction sugary superh supporter
  swagger swapped swaps swear sweep swine swings switches swoole swpat tagging taping tapped taxes teaches
  teams tempfiles templates temporary tenth terse tester testfiles thank thanks theyre thirty thorough
  though threat throm thrombocytopenic thrust thunk tiled timee timees timer timers token tolerance
  tolerant topic topical topics toweb tower toxin trace traces trailing trait treacher trevor triad tricky
  trough trunk tuned tuning turner tvars twain twister unattended undef unkown unraisable unreadable unset
  uring urticarial usable valgum value variation violet visibly vodi vulvar waistline waited waiter waiters
  waiting waits walter walters wards warns washed washes wasted wasting weaker weaver wedding wells whale
  wheel wheels while winner winnow winterm women wormer worms worsen wouldn writehead writer writev ztis`.split(
    /\s+/,
  ),
);
