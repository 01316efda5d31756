/** English words that lie one slip from a word of the rules and are not misspellings of it. */
export const realWords: ReadonlySet<string> = new Set(
  `abase abased abases abel abnormality abort accessor acme actin added adds adler advise african agent aladin
  alain alice alike alright alter ambient amnesic among amuse amused amuses angel apert aphakia aplasia appeal
  apply appointments arches arial arises arts assent asymmetrical atomic atonic atria attach attacker attending
  automatic aware axonal backward baking banking barley barry barth based batten batter beard beast beets begin
  bells benign benno berris bills binding biological bitter blake blame bland blaze bloke blond bloom blurb
  blush bogus bonus boost boosts booth botulinum bouts bowed bowen bowing boyer brace branch branching brands
  brasil breadth breastfed breeding brian bride brink brisk broad brocks broker brooke bruit bubbling bulking
  bumpy burnus bursa busting bytes caching caid calculated calorie camera canavan cannon carcinoid carious caron
  cases casing certain chain chapter charge charged charges cheap cheer chelation chemi cheng chess chile chili
  chloride chocked chomping chore chores chorionic chung chunk circulate class cleansers cleansing clearer
  climba clojure clone cloned cloning closer closest cluck clump clutter coal cognition coli colin collation
  collection collections collective collet collodion colon colonic cols colt combinator comet comfortably
  committee committer compilation completer complexes comprised comps conception conditional conduction cones
  congestive connecting connection constriction constrictions construct construction constructions constructs
  consulting content contention contiguous continua continual contract contravention convent convention
  conversion cooling coordinating cores cornea corneas corns corrected correcting correctly corticosterone
  counter county crank crest crises crohn crowd crowding cruft crypt cured curing curry curve curved curving
  cushing cyclin dandy danger darier darin darken dearly decade deceased decisions deficient deletions deliver
  denial dependencies dependency depending deprecate depressant depressive depth derive dermatosis descended
  diaphysis diarrheal dicer dicing diener differing difficile digestion diluted dimension directing directive
  disclosed discovered disowning dispersion distinction distortion dolor doubly driven driver dropper dysgeusia
  dysphasia dysphonia dyspraxia east eaton ebstein ectopia eject elasticum elastin elect election electrical
  electronic emery enema epiglottis erst exception exceptional excluding exclusion excretion executing
  exhaustive exiting exits expansion expectancy expert expertise explore explored explores exploring exporting
  expressive extensive extent extrema exudative eyeglasses facies facto facts farther fastening faster fearing
  fecal fertilize fertilized fertilizes fibrosing fiction filed filler finder finders finer finnish fizzy flake
  flakes flakey flaking flattening fleshy flint flour forceps forget forkhead form formed forming forms forth
  fraction fractions frame framing france frank freeing fried fumarase funding funds fundus furnished fuses
  gamble gangrenosum gargle gargled gary generated generates generation genetic gestational giani glandularis
  glide grace grade graded grain grant granting grants grasping grass gravis greasy greek greet grouped grown
  grund guardians guido haemophilus halls halves handy harden hawed headedness header healed healing heals
  hearth heirs hemiplegic hemolysis hemorrhagic hemostasis heparan herein herve hinged hinging hist historically
  hobby hockley homeless horner howard hsan hunter hydrochloride hyperthermia hypomelia ideal illnesses immotile
  immuno incisional inclusion incontinentia indian indic indoor infect infectious infective infer influence
  inherited inria insert inspect inspector inspects insufficient intending intensive inter intercept intercepted
  international internist intersect intestinal intolerant intricate inverted irregularity irrigated iteration
  jerky jitter joins keller keratosis ketoacidotic killian kinds laing lange langer laser later latter launch
  layer laying learning lease leasing lethargica leyden linger linked links linter linting linus livedo loader
  lobation locker locus logger loosen looser loring lowry lundh lynch magic mail maker malignant maria marko
  markus masia masking masks mater matrin mature meaning meditation meeting meier melas meleda membranous
  meningiomas menkes menopausal meta metastasis metastasizes meyer mining minora mistaken modest mona monte
  motivational multiplex multiplied multiplier multiplies multiply myocardium natal naturally nearby needless
  negatively neurogenic newer nickel nicotinic niddk nist nodejs notifying novel occlusive ontology operational
  organisms organized outdoor overdone overjoyed packer pager paging pairs palate paler paralyses parametric
  parasitic parenthesis paresthetica paris parity parry patcher patent patents patrol pats paunch paying pearson
  peers pehrson pepto performed perinatal perls permanent perms persisted persistence persisting petrov phane
  phony picker pickled pieced pierson pinch pistil piston placement plam plana planar planet platelet pocket
  poisson policy polo polycoria ports poser positional positron possibly posturing pouting predictive preds
  prefs preschool present prevalent price prison probable processed processing progressive project projection
  projections promotion prone property proportional prostate prostates pulmonale punchy punct pured purred
  purring quantify quilt rabin radial radian radix ramped ranged ranging rapine ratio rayed reach reaching
  readiness reaped reaping recovery recreated recurrence recurring redaction reducer reflection reflex regarding
  regio regulator reilly relaxed releasing reliably relied relies reloading repeater replaying reportedly
  reporting resection respected respecting respirator respirators responsible restoration restoring restraint
  restrictive resulting resurrect retain retina retinalis retinitis retraining retrieved reuse reused reuses
  reusing reverting ridged rippling risky rivera roles route routed rules sacrum sahran sanitize sanitized saver
  scabbed scabbing scabs scala scarves scary schizophrenia sciatic scoot scooting score scored scores scoring
  seattle secretion sectional seeking seeks selection selling semen senior sensory septin sequences serms serous
  serum sewing sharer sharpness shawl sheen sheep shift shine shipped shipping ships shortages shorten shortened
  shown shrinking shriver shrugging sidewalks significance silt silts silvery similarly situation situs sixth
  skewed skill skilled skirt slider slosh sloshed slots slower slush smard smokers smuggling snack snell snout
  snuff sometime somnolence sorter sotos spain spake spangling spanning spans spear specialty specs spelt spent
  spheroids sphincter spina splat splay spline splitter spoiled spool ssris stable stabling staff stage staging
  stain stained staining stains staph starter stave staved staves steal steamy stepper steve stevenj stevenson
  stilt store stored stores storing straddling strand strands straw stream strengthen stretcher stretchy strev
  striae stride string strings stronger stuart stuve submission subversion suction sugary suggests suits
  sulfatase sulfite supporter swabbed swabbing swagger swapped swaps swine swung tagging tangle tangles taxes
  teaches teams templates temporary tenth terse tester texted texts thicken thirty thorough thost threat thrive
  thrombocytopenic thrust thunk timer timers token tolerance tolerant topic topical topics toward tower toxin
  trace traces trait treacher treats trem trevor triad tricky trientine trough tuned tuning turner twain twister
  unattended unclean understood unreadable unset urticarial usable valgum value variation vegetable verrucous
  vesicle violet visibly vulvar wading waistline waiter waiters walker walter walters wards warns weaken weaver
  wedding whale wheel wheels wherever winging wings winner winnow withdrawn wolman woody wormer worsen writer`.split(
    /\s+/,
  ),
);
