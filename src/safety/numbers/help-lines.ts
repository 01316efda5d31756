/**
 * Crisis, child, violence, poison and advice lines. Established national lines, written down on the date below from
 * general knowledge: no page was read for them (`source: null`). A country without an entry shows none.
 */
export const helpLinesWrittenOn = "2026-11-22";

export type LineKind = "crisis" | "child" | "violence" | "poison" | "advice";
export type HelpLine = {
  readonly kind: LineKind;
  readonly label: string;
  readonly number: string;
  readonly source: null;
};

const line = (kind: LineKind, label: string, number: string): HelpLine => ({
  kind,
  label,
  number,
  source: null,
});
const crisis = (label: string, number: string) => line("crisis", label, number);
const child = (label: string, number: string) => line("child", label, number);
const violence = (label: string, number: string) => line("violence", label, number);
const poison = (label: string, number: string) => line("poison", label, number);
const advice = (label: string, number: string) => line("advice", label, number);

export const helpLines: Readonly<Record<string, readonly HelpLine[]>> = {
  US: [
    crisis("988 Suicide & Crisis Lifeline (call or text)", "988"),
    child("Childhelp National Child Abuse Hotline", "1-800-422-4453"),
    violence("National Domestic Violence Hotline", "1-800-799-7233"),
    poison("Poison Help", "1-800-222-1222"),
  ],
  CA: [
    crisis("9-8-8 Suicide Crisis Helpline (call or text)", "988"),
    child("Kids Help Phone", "1-800-668-6868"),
    poison("Poison centre", "1-844-764-7669"),
    advice("Health advice", "811"),
  ],
  GB: [
    crisis("Samaritans", "116 123"),
    child("Childline", "0800 1111"),
    violence("National Domestic Abuse Helpline", "0808 2000 247"),
    advice("NHS 111", "111"),
  ],
  IE: [
    crisis("Samaritans", "116 123"),
    child("Childline", "1800 66 66 66"),
    violence("Women's Aid", "1800 341 900"),
    poison("National Poisons Information Centre", "01 809 2166"),
  ],
  AU: [
    crisis("Lifeline", "13 11 14"),
    child("Kids Helpline", "1800 55 1800"),
    violence("1800RESPECT", "1800 737 732"),
    poison("Poisons Information Centre", "13 11 26"),
    advice("Healthdirect", "1800 022 222"),
  ],
  NZ: [
    crisis("1737 (call or text)", "1737"),
    child("Youthline", "0800 376 633"),
    violence("Women's Refuge", "0800 733 843"),
    poison("National Poisons Centre", "0800 764 766"),
    advice("Healthline", "0800 611 116"),
  ],
  IN: [
    crisis("Tele-MANAS", "14416"),
    child("Childline", "1098"),
    violence("Women's helpline", "181"),
  ],
  ZA: [
    crisis("Suicide Crisis Helpline (SADAG)", "0800 567 567"),
    child("Childline", "116"),
    violence("GBV Command Centre", "0800 428 428"),
  ],
  DE: [
    crisis("TelefonSeelsorge", "0800 111 0 111"),
    child("Nummer gegen Kummer", "116 111"),
    violence("Hilfetelefon Gewalt gegen Frauen", "116 016"),
    advice("Ärztlicher Bereitschaftsdienst", "116 117"),
  ],
  AT: [
    crisis("TelefonSeelsorge", "142"),
    child("Rat auf Draht", "147"),
    violence("Frauenhelpline", "0800 222 555"),
    poison("Vergiftungsinformationszentrale", "01 406 43 43"),
    advice("Gesundheitsberatung", "1450"),
  ],
  CH: [
    crisis("Die Dargebotene Hand", "143"),
    child("Pro Juventute", "147"),
    poison("Tox Info Suisse", "145"),
  ],
  FR: [
    crisis("Numéro national de prévention du suicide", "3114"),
    child("Allô Enfance en danger", "119"),
    violence("Violences Femmes Info", "3919"),
  ],
  BE: [
    crisis("Zelfmoordlijn (Dutch)", "1813"),
    crisis("Centre de prévention du suicide (French)", "0800 32 123"),
    child("Awel (Dutch)", "102"),
    child("Écoute-Enfants (French)", "103"),
    poison("Antigifcentrum / Centre Antipoisons", "070 245 245"),
  ],
  NL: [
    crisis("113 Zelfmoordpreventie", "113"),
    child("Kindertelefoon", "0800 0432"),
    violence("Veilig Thuis", "0800 2000"),
  ],
  ES: [
    crisis("Línea de atención a la conducta suicida", "024"),
    child("Teléfono ANAR", "116 111"),
    violence("Violencia de género", "016"),
    poison("Información Toxicológica", "91 562 04 20"),
  ],
  IT: [
    crisis("Telefono Amico", "02 2327 2327"),
    child("Telefono Azzurro", "19696"),
    violence("Antiviolenza e stalking", "1522"),
  ],
  PT: [
    child("SOS Criança", "116 111"),
    violence("Violência doméstica (CIG)", "800 202 148"),
    poison("Centro de Informação Antivenenos", "800 250 250"),
    advice("SNS 24", "808 24 24 24"),
  ],
  PL: [
    crisis("Telefon zaufania dla dorosłych", "116 123"),
    child("Telefon zaufania dla dzieci", "116 111"),
    violence("Niebieska Linia", "800 120 002"),
  ],
  SE: [
    crisis("Mind Självmordslinjen", "90101"),
    child("Bris", "116 111"),
    violence("Kvinnofridslinjen", "020 50 50 50"),
    advice("1177", "1177"),
  ],
  NO: [
    crisis("Mental Helse", "116 123"),
    child("Alarmtelefonen for barn og unge", "116 111"),
    violence("VO-linjen", "116 006"),
    poison("Giftinformasjonen", "22 59 13 00"),
    advice("Legevakt", "116 117"),
  ],
  DK: [
    crisis("Livslinien", "70 201 201"),
    child("BørneTelefonen", "116 111"),
    violence("Lev Uden Vold", "1888"),
    poison("Giftlinjen", "82 12 12 12"),
  ],
  FI: [
    crisis("Kriisipuhelin", "09 2525 0111"),
    child("Lasten ja nuorten puhelin", "116 111"),
    violence("Nollalinja", "080 005 005"),
    poison("Myrkytystietokeskus", "0800 147 111"),
    advice("Päivystysapu", "116 117"),
  ],
  IS: [crisis("Red Cross Helpline", "1717")],
  CZ: [crisis("Linka první psychické pomoci", "116 123"), child("Linka bezpečí", "116 111")],
  HU: [crisis("Lelki elsősegély", "116 123")],
  GR: [crisis("Suicide helpline (Klimaka)", "1018"), violence("SOS helpline", "15900")],
  RO: [child("Telefonul Copilului", "116 111")],
  TR: [violence("Social support line", "183")],
  IL: [crisis("ERAN", "1201")],
  JP: [crisis("Yorisoi Hotline", "0120-279-338")],
  KR: [crisis("Suicide prevention line", "109"), violence("Women's hotline", "1366")],
  SG: [crisis("Samaritans of Singapore", "1767")],
  HK: [crisis("Mental Health Support Hotline", "18111")],
  PH: [crisis("NCMH Crisis Hotline", "1553")],
  BR: [
    crisis("CVV", "188"),
    violence("Central de Atendimento à Mulher", "180"),
    child("Disque Direitos Humanos", "100"),
  ],
  MX: [crisis("Línea de la Vida", "800 911 2000")],
  AR: [crisis("Centro de Asistencia al Suicida (135)", "135"), violence("Línea 144", "144")],
  CL: [crisis("Línea de prevención del suicidio", "*4141")],
  CO: [violence("Línea 155", "155"), child("ICBF", "141")],
  UY: [crisis("Línea Vida", "0800 0767")],
};
