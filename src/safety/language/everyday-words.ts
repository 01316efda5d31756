/**
 * Everyday words that lie one slip from a word of the rules: written as they are, they are meant ("trucks" are no
 * tracks). Of each word its plain form is enough, and its regular forms are left alone with it. Words that a message
 * about health is likelier to have misspelled than meant ("sever pain", "I feinted", "a stoke") are not here.
 */
const plainForms: ReadonlySet<string> = new Set(
  `abode abound absconding abuser accenting acre acuter additions admonition aerial aeroplane aesthetic afflicted
  agility aglow aground align aline allays allot alloy ambushing ample amusing angels angler antic appealing
  appeasing applies apter arching arose arraigned arthritic ash askew aspen aspiring assenting athletics atone
  attaining attesting attracting augment babier babiest backhands backwoods bacterias bail bakery balds bale balk
  ballet balloting ballrooms ban bandana bandy banisters banked barbeque barbing barge barns barrister bask basted
  batched batters bawls beady beaks beards beasts beater beech beef begged beheading belch bellowing bender berth
  bet bettor bides billowing binds bingo binning biologist birch blackbird blacken blacker blames blander blanket
  blare blazes bleak blend blight blinder blinkering blob blockaded blockhead blocs blonder blonds bloodshed
  blotted blotting bluer bluest blunder blurt bluster boars bobbin bode bogged bolster bond bondage boney bonier
  booby booing boom boons boors boosted booths bootie booty bordering botch boughs bowler boxer braid braise brash
  brats brave brawn breach breadths bridle brinks briny brisks broaching broiler broiling brooks brows brunch
  brunt brusk bucked budge bugger bugle bulks bulletins bully bumper bungle burger burr bury busted butcher butler
  buttery buttonhole bypast cackles caging caking calk caller callus candid canter careering carp carriages cart
  carton cased cash casually catcall caucussed causality cawing cedes celli cello champ chance channel chant chapt
  charging charm charter chase chastening chaster chat chattier cheep cheers chick chiles chilis choir choosey
  choosy chopper chow chronicle cinder clack claims clam clang clans clap clasp classed clatter clause claws
  cleanlier clearness cleat cleave cleaver click climaxing clinched clipboard cloak clod clones closet clout
  clove clover clown clumped cluttering coagulates coals coffer collaring collusion colts combatting comets comic
  commandant commando commence commend communing commute commuter compacter compete compulsion conceding conceited
  concert concerti concerto conclusions concurred condor confection confer congeal congenial conned connoting
  consisted consonant constituted constitution constructing consultant consulted contented contestant contested
  contractors contradicting contradiction contraption converged conversing conversions convicted conviction cooler
  cooper cooping coring corned cornet cornier cornmeal corollary coroner corrosion counteracting countered court
  covert coves covet cower coyer cranked crass crate cratering crave cravings craze creak creaky creed creek
  crested crew cribs crimes crisps croaked crock crookeder croon crop crouch crumble crunching crusading crutch
  cull curb curdle currying curse curst curtail daisy dally dancer dandier danker dare deader deadlines debits
  debuts decayed decode decree defendant deference deflected dejection delegated delicious dents departmental
  dependants depleted deportment depriving deranging deride deriving descendent desecrate desirous despise
  despondent detention deterrent detouring devilling diameters diced dietaries diffuse digesting digress
  digression dike dine dinned disbanded discorded discussing dishonored disinfecting dispensed displease disputing
  disrupting dissension dissented dissociated distorter distrust ditch ditty diver divergent divine doily dole
  doubted douses doze drabs draft draping draughted draughtier drawl dregs dressier drier drily drivel drone dross
  droves drowsiest drunker duding dunged duping dusty dyking earls earning eater eighteens eighth eightieth
  ejection elected elections electrician electrify elves employing emptier enlisting entice entries eras eraser
  evacuated ewes excepting exemption expansive expediting expelling expend expletive exploit explorers expounding
  expulsion extortion extremist facet fairs fake falter farce fatten fattest fattier faze feasting feather fell
  fellow fend fertilise fester fetich fetter feud fezes fidgeting fiend fifteenth fillet film filth finance fine
  firearm firefighter firmed fitful fitter flail flap flask flatter flaunting flavoring flawing fling flipper flit
  flood flouting flowery flunk fluster foaling foil foray ford foresight forewarns forgave forge forgers forgiven
  forgo forte forthright forts fount freezer freighter freighting fries frieze fright fringe frittering frond fuel
  funner fuzes gabbed gable gage gales gallows gambit gambled garb gardenias gargling gasolene gasses gassing gate
  gauge gaunt gaze gazetting ghastly gibbering gibe givens gladdening glads glared glassiest glassy gleans glens
  gloss goody gooey goofy goring governmental grabber graced grander graph grappling grasses grassy grate gravel
  greed griming grin grind groan growling grubbed guile guise gull gulley gummier gummiest gust hacker hale halon
  halt haltering halving ham hamper hamstrung handled handsful hanger hankering hardy hare harems hark harp harts
  haste hatred haunting hawk hazarding headrests heady healer hearse heartbreak heartfelt heartiest heather heed
  helms helper herd heroic hijacking hiker hilly hinds hinting hire hoarser hock hoes homicides hood horde horned
  horribly horseplay hospitable hotly huger ideals imbedding impassable impeding impelling impinging impossibly
  impounding inaner inanimate incense incest incoherence indecision indignation indirection indivisible
  inefficiency infest inflation inflection inflicted injunction instigate instigation instructors insufficiently
  insulting insure interacted interject interment internationally intersected intimidate intrusted invest
  invincible invisibly irrigates jabber jacked jells jest jeweller jigging jobbed jolly jugging juicy jumper juts
  keen kerosine keystones kiln kilts kink knack kneed kneel knit knobs knockers lade lambs lamer lames lanced
  lander lanes lapel larded lasses lathes lauded laxer leaden leases leashes leather ledger lefter lessening lest
  levee lever libel liberation lighten lightninged liker lilt limbo limitless linen liner lion lisp listen lithe
  litter littler liven livest livid loaf loan loaves locket lodger loiter loom loonies loons loop loot lord lousy
  lover luck lugged lulling lumber lurch lushes lust mace machinery magnetize maids mails maims makers malt mange
  mangy maniac manor mantled mares marker market marred marsh marts masked massages mastered mate maths mazes
  mealy medal meddle medicates meditations menial mentality meowing meres mess meteor metros mewing midget mike
  mime mined miner mingled minuet minuses mire misled missive mist misuse mitigating mixer molds molt momma
  monuments moo moody moon moose morasses mossier mousey mousy mover mucks muddied muffed muffler mugger muss
  muter muttered myths napped narrating naval neatly needy nestle nippy nitrate noes notching novice nuder nudest
  nudges odder odes olden omens opener operative organise organists organizer organizes orientated otter ouster
  outset overcasts overcoming overeaten overhear overheard overlay overreacted overstated overtly overtures
  overusing oxides pacts paddle pails painfuller painfully pairing palace pall pamper pangs pansy pantie pantries
  panty paradises paralysing parch pares paring parka parlor parse parson partridge passer pasty patenting patter
  patting patty paunches pauper paving pawing pawn payer peace peacemaker pearl peck peddle peek peep peering
  peeving pelves penal penalised penalized pencilling pends peony perch percolated periphery perk persona pest
  petal phoney phonied photon physicist picket piddle piecing pike pimply plaice plains planetary planets plank
  planner planter plaything pleasured pliant plies plop plotter plumping plunged pluses plying poach poignancy
  poker pokey polite poll ponder porch pose possess possessives possessor pouncing pouted powdery praying
  premising presiding presto presuming preys priced prickled pries primate privatises privatize procedural
  procuring profess projecting proposition prosecution protest psychoses pulley pulp punchline punctuate punned
  punt pup puree pursue pusher pusses quartet quays queasiest quilting quirk quitter quote rabbi rack radiant
  radii raided raiding rake rally rams rasher rashest rave raze readier realer realty ream reaper reaps recanting
  recital reclining recompensed recreating recta redder redress refraction refueling refuge refunding refute regal
  reined relegate relenting religions relishing relive remoter rend render rental renting repaid reparation repeal
  repelling repent repleting reprieve repulsing reputedly rescinding resisting resolver resorting resound
  restorations retailing retaining retarding retinae retinas retrace retreated retriever retrieves revealing
  rewarding rider ridging rifer rigged rile rinds rinks rinse riper rippled riser rivet robbing robing rocket
  roller rooking rooter rooting rotted rotund rouge routing rubies ruin rumbling rungs rushes ruts saber sacred
  sagest sales sally salutation salve sanest sapling sapped satin saw scarf scents sceptic scold scollops scooted
  scout screech scrub scuff scurry seam sear seasonable secretary sedan seduction seedlings seedy seep sells
  sensational sensibility sentience serenading serve settler seventeen severer sewed sexuality shack shady shafted
  shame shammed shark shatter shaven sheaf sheared sheathing sheave sheer shell shelves shies shimmering shin
  shire shirk shone shoon shoos shop shore shorn shortens shovel showier showy shred shrew shriveling shuck shuns
  shunts shuttling shying sicken sicker sicknesses sidled sift sills silting simile simmer sin sing singe singly
  sire sirup sitter situating sizer skate skeptic skewer skewing skids skim skimp skipper skits skulk slab slake
  slat slate slave slay sleds sleek sleepless sleet slew slick slight slily slim slime sling slink slipper slither
  sliver slop sloped slotting slouching sluice slummed slummer slung slunk sluts smart smattering smeared smelt
  smite smock smoky smolder smoothes smoothest smote smoulder smuts snacked snagging snailing snare snatching
  sneak snide snider sniff snip snitch snouts snub snuck snuffed snuggling soap soar sock sodden sole soli solves
  somber sop sorer sorest sourest sow spacial spade spank spat spate spay spearhead speedy spiralled spire splice
  spoiling spoilt spokes spoof spook spools spore spotty spout sprang sprig springy sprinter sprouting
  sprung spunk spur spurn sputter squad squalling squawking squeal squire squirm stabled stack staffed stags staid
  stake stale stall stammering stark starlight startled stater statue staving steep stems stew stiffed stillness
  stingy stinting stints stirs stitch stock stocky stokes stole stolid stomp stoney stony stoop stopper stormiest
  stormy story stout stow straddled straggle straighter straightest strait stranding streamline strew strife
  stringier stringing stript strive strode strove strum strung stumped stunk stuns stunt stutter suave subjected
  suckering suckle sues suing sulk summed sundae sundry superb suppler surer suspend swaggering swan swats
  sway swear sweep sweepers sweller swept swilled swivel swoon swore taker tales tally tame tamer tamper tangling
  tanker tanned tardy task tasty taxing teaks teaming tease teats teetering televising temperate tended tenderest
  tenderises tenser tentacles testers testified thank thatching thaws thicket thinker thong thresh thrusting
  ticket tickle tighter tinder tinker tinseling tint tires title toddle toiled tolerable toll tomes toots
  towelling towers trail traitor tramped trapper trash traversing treachery tread treble treed trialling triangles
  tribes trickster trifle trims trios triplet tripos trouts trowel truce true trump tsars tunic turf tutor tweed
  tweet twigs twinge twingeing twinkle tying tzars udder unbearably unbeatable unblocked unbreakable uncleaner
  uncomfortably undaunted underrate understate undertaker underwent unfits unity untie uptight urns vanquished
  veer veneering verse verve vies viler visor vocation volley voting vowing wades wafer waft wager waifs wail
  waive wands wane wantoning warps watermarks watts waver weaknesses wealthier wean wearier weariness wearying
  weave weirdo weltering wheedling wheeling whet whimper whims whinnying whirs whisker whiten whiter whitest
  whittling whore wielding wilts winces winks wintery wiper wises wisps witch withdraw withering witting wives
  wizes wondered woofs woolen wooly wordy worm worthiest woven wrangling wreak wreathing wrest wrestling wriest
  wriggling wright wring wrinkling wrung yacking yanking yearn yellowest yoghourt zipped`.split(
    /\s+/,
  ),
);

/** A short vowel before one consonant, which doubles it: "clapped", but "creaked". */
const doubles = /(^|[^aeiou])[aeiouy][bdgklmnprtv]$/;
const shortestForm = 3;

/** The plain forms that a word may be a regular form of. */
function plainFormsOf(word: string): string[] {
  if (/i(es|ed)$/.test(word)) return [`${word.slice(0, -3)}y`, word.slice(0, -1)];
  if (/(s|x|z|ch|sh|o)es$/.test(word)) return [word.slice(0, -2), word.slice(0, -1)];
  if (word.endsWith("s")) return [word.slice(0, -1)];
  const ending = /(ed|ing)$/.exec(word);
  if (ending === null) return [];
  const base = word.slice(0, ending.index);
  const forms = [`${base}e`];
  if (!base.endsWith("e") && (base.length > 4 || !doubles.test(base))) forms.push(base);
  if (base.at(-1) === base.at(-2) && doubles.test(base.slice(0, -1))) forms.push(base.slice(0, -1));
  return forms;
}

export const isEverydayWord = (word: string): boolean =>
  plainForms.has(word) ||
  plainFormsOf(word).some((form) => form.length >= shortestForm && plainForms.has(form));
