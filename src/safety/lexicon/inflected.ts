/** Forms of common signs that the phrases don't spell out: what misspelled words are also corrected to. */
export const inflected: readonly string[] =
  `itching burning vomiting vomited swelling swollen bleeding shaking shivering sweating coughing breathing breathe
  breathless choking choked swallowed swallowing collapsed fainted fainting confused dizziness drowsiness weakness numbness
  tingling headache headaches stomach abdominal temperature painful hurting aching cramping throwing spreading infected
  injured injury fractured unconscious unresponsive immunosuppressed pregnancy bleeds contractions seizures convulsing
  palpitations pressure tightness crushing radiating wheezing gasping suffocating poisoned overdosed medication medicines
  tablets medicine suddenly severely rashes blistering yellowing diarrhea diarrhoea constipation dehydrated urinating
  urine discharge operation surgery diabetic insulin allergic reaction accident falling fallen banged hitting stabbed
  burned burnt scalded drowned electrocuted suicidal killing strangled assaulted`.split(/\s+/);
