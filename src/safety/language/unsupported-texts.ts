/** What a person is told first in a language whose rules don't exist: that nothing was checked, and the number. */
import type { OtherLanguage } from "./detect-language.ts";

const texts: Readonly<Record<Exclude<OtherLanguage, "other">, (number: string) => string>> = {
  es: (n) =>
    `No puedo revisar este mensaje en busca de emergencias: por ahora solo entiendo inglés. Si es una emergencia, llame ahora al **${n}**.`,
  fr: (n) =>
    `Je ne peux pas vérifier si ce message décrit une urgence : pour l'instant, je ne comprends que l'anglais. En cas d'urgence, appelez maintenant le **${n}**.`,
  de: (n) =>
    `Ich kann diese Nachricht nicht auf Notfälle prüfen: Ich verstehe bisher nur Englisch. Wenn es ein Notfall ist, rufen Sie jetzt **${n}** an.`,
  it: (n) =>
    `Non posso controllare se questo messaggio descrive un'emergenza: per ora capisco solo l'inglese. Se è un'emergenza, chiami subito il **${n}**.`,
  pt: (n) =>
    `Não consigo verificar se esta mensagem descreve uma emergência: por enquanto só entendo inglês. Se for uma emergência, ligue já para o **${n}**.`,
  nl: (n) =>
    `Ik kan dit bericht niet controleren op noodgevallen: ik begrijp voorlopig alleen Engels. Bel bij een noodgeval nu **${n}**.`,
  pl: (n) =>
    `Nie mogę sprawdzić, czy ta wiadomość opisuje nagły przypadek: na razie rozumiem tylko angielski. W nagłym wypadku zadzwoń teraz pod **${n}**.`,
  tr: (n) =>
    `Bu mesajda acil bir durum olup olmadığını kontrol edemiyorum: şimdilik yalnızca İngilizce anlıyorum. Acil bir durumsa hemen **${n}** numarasını arayın.`,
  ru: (n) =>
    `Я не могу проверить, есть ли в этом сообщении признаки неотложного состояния: пока я понимаю только английский. В экстренном случае сейчас же звоните **${n}**.`,
  uk: (n) =>
    `Я не можу перевірити, чи є в цьому повідомленні ознаки невідкладного стану: поки що я розумію лише англійську. У разі небезпеки негайно телефонуйте **${n}**.`,
  ar: (n) =>
    `لا أستطيع التحقق مما إذا كانت هذه الرسالة تصف حالة طارئة: أفهم الإنجليزية فقط حتى الآن. إذا كانت حالة طارئة فاتصل الآن بالرقم **${n}**.`,
  hi: (n) =>
    `मैं यह जाँच नहीं कर सकता कि इस संदेश में कोई आपात स्थिति है या नहीं: अभी मैं केवल अंग्रेज़ी समझता हूँ। आपात स्थिति हो तो अभी **${n}** पर कॉल करें।`,
  zh: (n) =>
    `我无法判断这条信息是否属于紧急情况：目前我只懂英文。如果情况紧急，请立即拨打 **${n}**。`,
  ja: (n) =>
    `このメッセージが緊急かどうかを確認できません。今のところ英語しか理解できません。緊急の場合は、今すぐ **${n}** に電話してください。`,
  sv: (n) =>
    `Jag kan inte kontrollera om det här meddelandet beskriver en nödsituation: jag förstår än så länge bara engelska. Om det är en nödsituation, ring **${n}** nu.`,
  da: (n) =>
    `Jeg kan ikke kontrollere, om denne besked beskriver en nødsituation: jeg forstår indtil videre kun engelsk. Hvis det er en nødsituation, så ring **${n}** nu.`,
  fi: (n) =>
    `En voi tarkistaa, kuvaako tämä viesti hätätilannetta: ymmärrän toistaiseksi vain englantia. Jos kyseessä on hätätilanne, soita heti numeroon **${n}**.`,
  cs: (n) =>
    `Nemohu ověřit, zda tato zpráva popisuje naléhavý stav: zatím rozumím jen anglicky. Pokud jde o naléhavý stav, volejte ihned **${n}**.`,
  ro: (n) =>
    `Nu pot verifica dacă acest mesaj descrie o urgență: deocamdată înțeleg doar engleza. Dacă este o urgență, sunați acum la **${n}**.`,
  hu: (n) =>
    `Nem tudom ellenőrizni, hogy ez az üzenet vészhelyzetet ír-e le: egyelőre csak angolul értek. Vészhelyzetben hívja most a **${n}** számot.`,
  el: (n) =>
    `Δεν μπορώ να ελέγξω αν αυτό το μήνυμα περιγράφει επείγουσα κατάσταση: προς το παρόν καταλαβαίνω μόνο αγγλικά. Αν είναι επείγον, καλέστε τώρα το **${n}**.`,
  vi: (n) =>
    `Tôi không thể kiểm tra xem tin nhắn này có phải là trường hợp khẩn cấp hay không: hiện tôi chỉ hiểu tiếng Anh. Nếu là trường hợp khẩn cấp, hãy gọi ngay **${n}**.`,
  id: (n) =>
    `Saya tidak dapat memeriksa apakah pesan ini adalah keadaan darurat: saat ini saya hanya mengerti bahasa Inggris. Jika ini keadaan darurat, hubungi **${n}** sekarang.`,
  ko: (n) =>
    `이 메시지가 응급 상황인지 확인할 수 없습니다. 지금은 영어만 이해합니다. 응급 상황이면 지금 **${n}**(으)로 전화하세요.`,
  he: (n) =>
    `איני יכול לבדוק אם ההודעה הזו מתארת מצב חירום: בשלב זה אני מבין רק אנגלית. אם זה מצב חירום, התקשרו עכשיו אל **${n}**.`,
  fa: (n) =>
    `نمی‌توانم بررسی کنم که آیا این پیام یک وضعیت اضطراری است: فعلاً فقط انگلیسی می‌فهمم. اگر اضطراری است، همین حالا با **${n}** تماس بگیرید.`,
};

const inEnglish = (n: string) =>
  `I can't check this message for emergencies: I only understand English so far. If this is an emergency, call **${n}** now.`;

export function unsupportedText(language: OtherLanguage, number: string): string {
  return language === "other"
    ? inEnglish(number)
    : `${texts[language](number)}\n\n${inEnglish(number)}`;
}
