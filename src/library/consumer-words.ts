/**
 * Everyday words and the words that medical pages use for the same thing, both ways. Each line is one meaning;
 * the phrases on it stand for each other. Only what people and pages really call differently belongs here:
 * names of single diseases are in the library's own synonyms.
 */
import { wordsOf } from "./words.ts";

const meanings = `
high blood pressure | hypertension
low blood pressure | hypotension
heart attack | myocardial infarction
bp | blood pressure
hbp | high blood pressure
afib | a fib | atrial fibrillation
chf | congestive heart failure
sob | shortness of breath
cp | chest pain
tb | tuberculosis
ra | rheumatoid arthritis
pid | pelvic inflammatory disease
irregular heartbeat | arrhythmia
fast heartbeat | heart racing | palpitations | tachycardia
slow heartbeat | bradycardia
heart skips a beat | skipped beats | palpitations
heart blockage | heart block | conduction disorder
bundle branch block | bundle blockage | heart block
blocked artery | clogged arteries | atherosclerosis | coronary artery disease
enlarged heart | cardiomegaly | cardiomyopathy
heart failure | fluid on the lungs | congestive heart failure
blood clot | thrombosis | thrombus
blood clot in the leg | deep vein thrombosis
blood clot in the lung | pulmonary embolism
blood thinner | anticoagulant
stroke | cerebrovascular accident | brain attack
mini stroke | transient ischemic attack
passing out | passed out | keeled over | keel over | fainting | fainted | blacked out | syncope
dizzy | dizziness | lightheaded | light headed | wobbly | woozy | giddy
room spinning | vertigo
short of breath | shortness of breath | out of breath | breathless | trouble breathing | dyspnea
chest pain | angina
coughing up blood | hemoptysis
phlegm | mucus | sputum
stuffy nose | blocked nose | congestion | nasal congestion
runny nose | rhinitis
nosebleed | epistaxis
sore throat | pharyngitis | throat pain
ear ache | earache | ear pain | ear infection | otitis media
ringing in the ears | ears ringing | tinnitus
hearing loss | deafness | deaf
pink eye | conjunctivitis
blurry vision | blurred vision
floaters | floater | specks in my vision
lazy eye | amblyopia
nearsighted | shortsighted | myopia
farsighted | longsighted | hyperopia
eye pressure | glaucoma
stomach ache | tummy ache | belly pain | bellyache | stomach pain | abdominal pain
upset stomach | upset tummy | indigestion
tummy | belly | abdomen
throwing up | threw up | throw up | puking | vomiting | vomit
nausea | queasy | sick to my stomach
loose stools | runny tummy | the runs | runny poop | diarrhea | diarrhoea
poop | poo | bowel movement | stool | feces
cant poop | cant poo | havent pooped | havent pooed | not pooped | not pooping | trouble pooping | constipated | constipation
blood in stool | bloody stool | rectal bleeding
piles | hemorrhoids | haemorrhoids
heartburn | acid reflux | gerd | gastroesophageal reflux
stomach flu | stomach bug | gastroenteritis
gas | flatulence | bloating
gall stones | gallstones | cholelithiasis
yellow skin | yellow eyes | jaundice
fatty liver | steatosis | nonalcoholic steatohepatitis
food poisoning | foodborne illness
pee | peeing | wee | weeing | urinate | urinating | urination
burning when i pee | burns when i pee | painful urination | dysuria
blood in urine | blood in pee | hematuria
bladder infection | urinary tract infection | uti | water infection
wetting the bed | bedwetting | enuresis
leaking urine | bladder leakage | urinary incontinence
kidney | renal
kidney stone | renal calculi | nephrolithiasis
kidney failure | renal failure
liver | hepatic
lung | pulmonary
heart | cardiac
skin | dermatologic | cutaneous
brain | cerebral
cancer | carcinoma | malignant neoplasm
tumor | tumour | neoplasm | growth
lump | mass | nodule
lymph node | lymph nodes | swollen glands | lymphadenopathy
spread | metastasis | metastatic
cat scan | ct scan | computed tomography
mri | magnetic resonance imaging
x ray | radiography
ultrasound | sonogram
upper gi | upper gastrointestinal series | upper endoscopy
white cells | white blood cells | white blood cell count | leukocytes
red cells | red blood cells | erythrocytes
high white count | leukocytosis
low blood count | iron stores | iron levels | iron count | ferritin | low iron | low in iron | iron is low | lack of iron | not enough iron | anemia | anaemia
blood sugar | glucose
high blood sugar | hyperglycemia
low blood sugar | hypoglycemia
sugar diabetes | diabetes
bad cholesterol | ldl | high cholesterol | hypercholesterolemia
overweight | obesity | obese
underactive thyroid | low thyroid | hypothyroidism
overactive thyroid | hyperthyroidism
overactive | hyperactive | overdrive
died | passed away | bereavement | grief
period | periods | menstrual | menstruation | menses | menstrual cycle
heavy period | heavy bleeding | menorrhagia
painful periods | period cramps | dysmenorrhea
missed period | no period | amenorrhea
change of life | menopause
birth control | contraception | contraceptive | the pill
pregnant | pregnancy | expecting | prenatal | antenatal | maternity
miscarriage | lost the baby | pregnancy loss
morning sickness | nausea in pregnancy
trouble getting pregnant | cant get pregnant | infertility
womb | uterus | uterine
cant get it up | impotence | erectile dysfunction
breast feeding | breastfeeding | nursing | lactation
newborn | infant | baby | babies
child | children | kids | toddler | pediatric
std | sti | sexually transmitted disease
yeast infection | candidiasis | thrush
itchy | itching | itch | pruritus
sweaty | sweating
achy | aching | ache
clammy | cold sweat
hot drink | hot coffee | hot tea | hot water | boiling water | hot oil | hot soup | scald
wheezy | wheezing
fluttery | fluttering | flutter
bump | lump
earwax | ear wax | blocked ear
vape | vaping | vapes | fags | e cigarettes | smoking | nicotine
crawling | crawly | itchy | itching
scaly | scales | flaky | flaking
crust | crusty | crusted | glued shut | stuck together | sticky
spins | spinning | vertigo | dizzy
mow | mowing | lawn | cut grass | grass | pollen
breathless | puffed | winded | short of breath
hot sweats | night sweats | hot flushes | hot flashes
seasick | carsick | car sick | travel sick | airsick | motion sickness
whine | whining | humming | whistling | ringing
blister | blisters | vesicle
salt | sodium
sniffles | the sniffles | head cold | cold
forgetful | muddled | confused | memory loss | memory problems
snotty | snot | runny nose
feverish | fever
queasy | nauseous | nausea
bunged up | blocked up
gunk | gunky | sticky | discharge
rash | skin eruption | dermatitis
hives | welts | urticaria
eczema | atopic dermatitis
pimples | zits | acne
chicken pox | chickenpox | varicella
cold sore | fever blister | herpes simplex
shingles | herpes zoster
athletes foot | tinea pedis
ringworm | tinea
jock itch | tinea cruris
a boil | boil on | abscess
bruise | bruising | contusion
hair loss | balding | baldness | alopecia
excessive sweating | sweating too much | hyperhidrosis
bug bite | insect bite
head lice | nits | pediculosis
moles | mole | nevus
sunburn | sun damage
broken bone | fracture
slipped disc | herniated disc | herniated disk
pinched nerve | nerve compression | radiculopathy
back ache | backache | back pain
muscle pain | sore muscles | myalgia
joint pain | achy joints | arthralgia
brittle bones | thin bones | osteoporosis
leg cramps | charley horse | muscle cramps
swelling | swollen | puffy | edema | oedema
pins and needles | tingling | numbness | paresthesia
nerve pain | neuropathy
crooked spine | scoliosis | curved spine
bunion | hallux valgus
shaking | tremor | shaky
fits | fit | convulsions | seizure | seizures | epilepsy
memory loss | forgetful | losing memory | dementia
water on the brain | hydrocephalus
brain bleed | bleeding in the brain | brain hemorrhage
bleeding | hemorrhage | haemorrhage
bad headache | migraine
head injury | concussion | traumatic brain injury
lime disease | lyme disease
old timers disease | alzheimer disease
making myself throw up | making herself throw up | making himself throw up | purging | bulimia
mad cow disease | creutzfeldt jakob
feeling down | depressed | depression
panic attack | panic disorder
anxious | nervous | anxiety
cant sleep | couldnt sleep | havent slept | not slept | hardly slept | not sleeping | no sleep | trouble sleeping | sleeplessness | insomnia
snoring | sleep apnea
tired | tiredness | exhausted | knackered | shattered | worn out | am drained | im drained | feel drained | feeling drained | so drained | utterly drained | drained all | no energy | fatigue
temp | temperature | high temperature | fever
shot | shots | jab | vaccine | vaccination | immunization
lockjaw | tetanus
whooping cough | pertussis
german measles | rubella
glandular fever | mono | infectious mononucleosis
flu | influenza
hay fever | allergic rhinitis
blood poisoning | sepsis
flesh eating | necrotizing fasciitis
staph infection | staphylococcal
strep throat | streptococcal
painkiller | pain killer | pain reliever | analgesic
ibuprofen | advil | motrin | nsaid
acetaminophen | paracetamol | tylenol
medicine | medication | drug | drugs | meds | medicines
side effects | adverse effects | adverse reactions
water pill | diuretic
antidepressant | antidepressants | ssri | sertraline | fluoxetine | citalopram | escitalopram | prozac | zoloft | lexapro
antihistamine | antihistamines | loratadine | cetirizine | fexofenadine | zyrtec | claritin | benadryl
inhaler | puffer | salbutamol | albuterol | ventolin
antacid | omeprazole | lansoprazole | pantoprazole | gaviscon | nexium | heartburn medicine
blood thinners | warfarin | apixaban | rivaroxaban | eliquis | xarelto | coumadin
nsaid | anti inflammatory | naproxen | diclofenac | ibuprofen | nurofen
panting | puffing | gasping | short of breath
nicked | sliced | gashed | slashed | cut
oozing | oozes | seeping | weeping | bleeding
ciggies | cigs | rollies | cigarettes
grinds | grinding | crunches | crunching | clunks | clunking | creaks | creaking
pong | pongs | stink | stinks | reek | reeks | smelly
gurgling | gurgles | rumbling | rumbles | churning | bloated
surgery | operation | surgical procedure
physical therapy | physiotherapy | rehabilitation
exercise | movement | workout | physical activity
gene | genetic | hereditary | inherited | runs in the family
life expectancy | prognosis | outlook | survival
prevent | prevention | avoid
contagious | catch | catching | spread | infectious
second hand smoke | secondhand smoke | passive smoking
smoke | smoking | smoker | tobacco | cigarettes
drinking too much | drinking problem | binge drinking | a drink | drink wine | drink beer | booze | boozing | alcohol | alcoholism
vitamin d | cholecalciferol
cyst | cysts
`;

/** Word sequences that stand for each other, each as its words. */
export const consumerMeanings: readonly (readonly (readonly string[])[])[] = meanings
  .trim()
  .split("\n")
  .map((line) => line.split("|").map(wordsOf));

/** Every single word of the table. */
export const consumerVocabulary: ReadonlySet<string> = new Set(consumerMeanings.flat(2));
