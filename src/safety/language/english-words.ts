/**
 * Common English words that the rules have no use for: a message of which hardly any word is here or in the rules' own
 * vocabulary is not English. Words that are also common in other languages ("die", "man", "me", "no") are left out.
 */
export const englishWords: ReadonlySet<string> = new Set(
  `i you he she it we they my your his her its our their mine yours hers ours theirs myself yourself himself herself the
  and but or because so if when while although though until since after before than then that this these those what which
  who whom whose where why how is am are was were be been being have has had having does did doing done can could will
  would shall should may might must ought not never ever always often sometimes usually very really quite too also just
  only even still again already yet now today tonight tomorrow yesterday morning afternoon evening night week weeks month
  months year years day days hour hours minute minutes ago for from with without about into onto over under between
  through during against around near behind beside to of at by as on off out up down there here some any every each all
  both few many much more most other another same such own first second last next new old young good better best bad worse
  worst big small little long short high low right left wrong sure okay please thank thanks hello hey hi yes yeah nope go
  goes going went gone come comes coming came get gets getting got make makes making made take takes taking took taken give
  gives giving gave given know knows knew known think thinks thinking thought feel feels feeling felt see sees seen saw
  look looks looking looked find finds found want wants wanted need needs needed try tries trying tried use uses using
  used work works working worked call calls called ask asks asked tell tells told say says said keep keeps kept let lets
  put puts start starts started stop stops stopped help helps helped show shows showed turn turns turned leave leaves left
  become becomes became seem seems seemed mean means meant happen happens happened eat eats eating ate drink drinks
  drinking drank sleep sleeps sleeping slept walk walks walking walked run runs running sit sits sitting stand stands
  standing lie lies lying wake wakes woke woken hear hears heard read reads write wrote written buy bought pay paid live
  lives lived lying something anything nothing everything someone anyone everyone nobody anybody somebody thing things way
  ways time times people person woman women men child children kid kids boy girl baby mother father mom mum dad parent
  parents son daughter brother sister husband wife friend friends family doctor doctors nurse hospital clinic pharmacy
  medicine medicines medication medications pill pills tablet tablets dose question questions answer problem problems
  reason point part place home house work job school car phone water food milk coffee tea bed room door head hair eye eyes
  ear ears nose mouth tooth teeth throat neck chest back stomach belly arm arms hand hands finger fingers leg legs knee
  foot feet skin blood heart lung lungs brain bone pain hurt hurts sick ill well fine tired weak hot cold warm dry wet
  hard soft heavy light red blue green yellow white black dark clear normal common safe dangerous serious severe mild
  different similar able possible likely maybe perhaps probably actually basically generally currently recently suddenly
  slowly quickly another one two three four five six seven eight nine ten half once twice enough else instead however
  therefore whether either neither besides except like than per via vs etc don doesn didn isn aren wasn weren couldn
  wouldn shouldn haven hasn hadn won dont doesnt didnt isnt arent wasnt cant wont im ive id ill youre theyre thats whats
  u ur r pls plz thx gonna wanna gotta kinda sorta lot lots bit ok stuff guess hope wish worry worried afraid scared
  wondering wonder curious concerned advice recommend recommended suggest suggested prescribe prescribed prescription
  drug drugs generic brand daily weekly monthly appointment insurance cost results result test tests tested testing
  positive negative level levels check checked treat treated treatment treatments cure symptoms symptom sign signs cause
  causes caused side effect effects risk risks prevent safe safely long term natural vitamin vitamins supplement
  supplements exercise diet weight lose gain sugar salt fruit vegetables meat alcohol smoke smoking smoker pregnant
  pregnancy period breastfeeding cancer infection virus flu vaccine vaccines shot shots surgery allergic allergy allergies
  antibiotic antibiotics`.split(/\s+/),
);
