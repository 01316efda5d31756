/**
 * Words that say nothing about which page answers a health question: grammar, greetings, thanks, and the
 * words of telling a story. Compared after `wordsOf`, so without apostrophes.
 */
const grammar = `a about above after again against all almost along already also although always am an and another any
anybody anyone anything are arent around as at away be because been before being below between both but by can cannot
cant could couldnt did didnt do does doesnt doing dont down during each either else even ever every everyone everything
few for from further get gets getting give given gives go goes going gone gonna got had hadnt has hasnt have havent
having he hed hell her here heres hers herself hes him himself his how hows i id if ill im in instead into is isnt it
itd itll its itself ive just let lets like likely made make makes making many may maybe me might mine more most much must
my myself neither no nor not now of off on once one ones only onto or other others our ours ourselves out over own
perhaps per please put quite rather re really s same say says see seem seems shall she shed shes should shouldnt
since so some somebody someone something sometimes soon still such t take takes taking taken than that thats the their
theirs them themselves then there theres these they theyd theyll theyre theyve this those though through thus till to
together too took toward towards under until up upon us use used uses using usually very via was wasnt way we wed well
were weve what whatever whats when whenever where wheres whether which while who whoever whole whom whos whose why will with
within without wont would wouldnt yes yet you youd youll your youre yours yourself youve u ur r n ya wanna lot lots bit
several various certain able unable regarding concerning etc ie eg vs two three four five six seven eight nine ten
first second third`;
const story = `hi hello hey dear sir madam doctor doctors dr doc thanks thank thankyou thx regards sincerely greetings
morning evening afternoon please pls plz help need want wanted wants wish hope hoping know knows known knew think thinks
thought wonder wondering ask asking asked question questions answer answers tell telling told find finding found look
looking looked try trying tried advise advice info information informative reference references article articles
website site page webpage link links email mail contact phone address name names people person someone guy guys man
woman lady gentleman mr mrs ms husband wife mother father mom mum dad mommy mummy son daughter brother sister
grandmother grandfather grandma grandpa granddaughter grandson aunt uncle cousin niece nephew friend friends boyfriend
girlfriend partner family parents parent neighbor neighbour kid year years yr yrs month months week weeks day days today
yesterday tomorrow tonight ago old age aged time times hour hours minute minutes recently lately currently past last
later next since suddenly start started starts starting begin began begun come came comes happen happens happened
happening feel feels feeling felt experience experiences experiencing experienced suffer suffers suffering suffered
diagnosed diagnose doctor said saying went go visit visited thing things stuff kind sort type good bad better worse best
worst great okay ok fine sure right wrong normal possible possibly probably actually basically currently concern
concerned concerns worried worry worrying scared afraid urgent immediately asap love understand explain explanation
define mean means meaning meant called anyway however location date contact organization age
monday tuesday wednesday thursday friday saturday sunday weekend lunch dinner everytime anymore nothing untill cos
cuz coz bc idk omg ugh lol sorry honestly literally dunno camping hiking gardening shopping cooking driving hubby missus gf bf`;

export const stopWords: ReadonlySet<string> = new Set(`${grammar} ${story}`.split(/\s+/));
