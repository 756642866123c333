/**
 * Ready-made keywords, for `config.signals: { payment: true }`: words that a customer uses for the thing, in the
 * languages of the chat. Separated by `|`, in the order: English, Indonesian and Malay, Vietnamese, Thai, Filipino,
 * Khmer, Japanese, Spanish, Portuguese, Arabic, Hebrew, Turkish, Urdu, Sinhala, Tamil, Chinese (simplified and
 * traditional), Swahili, Italian, French, German, Korean, Hindi. Case, accents and width do not matter.
 */
export const signalPresets: Readonly<Record<string, string>> = {
  payment:
    "payment|payments|pay|paid|paying|invoice|bank transfer|credit card|pembayaran|bayar|dibayar|membayar|transfer bank|bayaran|" +
    "thanh toán|chuyển khoản|trả tiền|ชำระเงิน|จ่ายเงิน|โอนเงิน|bayad|magbayad|magkano ang bayad|បង់ប្រាក់|ទូទាត់|支払い|お支払い|振込|決済|" +
    "pago|pagos|pagar|pagamento|pagamentos|pix|boleto|transferencia|transferência|دفع|الدفع|سداد|تحويل بنكي|תשלום|לשלם|העברה בנקאית|" +
    "ödeme|ödemek|havale|ادائیگی|رقم بھیج|ගෙවීම|ගෙවන්න|கட்டணம்|பணம் செலுத்த|付款|支付|转账|付錢|轉帳|malipo|kulipa|lipa|pagare|bonifico|" +
    "paiement|payer|virement|zahlung|bezahlen|zahlen|überweisung|결제|입금|계좌이체|भुगतान|पेमेंट",
  price:
    "price|prices|pricing|cost|costs|how much|quote|fee|rates|harga|biaya|berapa harga|berapa harganya|tarif|kos|giá|bao nhiêu tiền|báo giá|" +
    "ราคา|เท่าไหร่|เท่าไร|ค่าใช้จ่าย|presyo|magkano|តម្លៃ|ថ្លៃប៉ុន្មាន|値段|価格|料金|いくら|precio|precios|cuánto cuesta|cuánto vale|cotización|" +
    "preço|preços|quanto custa|orçamento|سعر|السعر|الأسعار|كم سعر|بكم|מחיר|מחירים|כמה עולה|fiyat|fiyatı|kaç para|ne kadar|قیمت|کتنے کا|" +
    "මිල|කීයද|விலை|எவ்வளவு|价格|多少钱|价钱|價格|多少錢|bei|bei gani|gharama|prezzo|prezzi|quanto costa|preventivo|prix|combien|tarifs|devis|" +
    "preis|preise|was kostet|kosten|angebot|가격|얼마|요금|कीमत|दाम|कितने का|कितना",
  order:
    "order|orders|ordering|buy|purchase|pesan|pesanan|memesan|beli|order sekarang|tempahan|đặt hàng|mua hàng|đơn hàng|สั่งซื้อ|สั่งของ|ออเดอร์|" +
    "umorder|mag-order|bilhin|bili|បញ្ជាទិញ|កម្ម៉ង់|注文|購入|買いたい|pedido|pedidos|pedir|comprar|encomenda|encomendar|طلب|طلبية|أطلب|شراء|" +
    "הזמנה|להזמין|לקנות|sipariş|satın al|sipariş vermek|آرڈر|خریدنا|ඇණවුම|ඕඩර්|ஆர்டர்|வாங்க வேண்டும்|下单|订单|购买|下單|訂單|購買|訂購|" +
    "agiza|oda|nunua|ordine|ordinare|comprare|commande|commander|acheter|bestellung|bestellen|kaufen|주문|구매|ऑर्डर|खरीदना|मंगवाना",
  appointment:
    "appointment|appointments|booking|book a|reservation|reserve|schedule|janji temu|reservasi|booking tempat|jadwal|temu janji|" +
    "đặt lịch|lịch hẹn|đặt chỗ|นัดหมาย|จองคิว|จองเวลา|นัด|magpa-book|iskedyul|reserbasyon|ណាត់ជួប|កក់|予約|アポイント|cita|citas|reservar|reserva|" +
    "agendar|agendamento|marcar horário|موعد|حجز|أحجز|תור|לקבוע תור|פגישה|randevu|rezervasyon|اپائنٹمنٹ|بکنگ|වෙලාවක් වෙන්|හමුවීමක්|" +
    "முன்பதிவு|சந்திப்பு|预约|预订|預約|預訂|miadi|weka nafasi|appuntamento|prenotazione|prenotare|rendez-vous|réserver|réservation|" +
    "termin|termine|reservierung|reservieren|예약|상담 예약|अपॉइंटमेंट|बुकिंग",
  delivery:
    "delivery|deliver|shipping|ship|courier|pengiriman|kirim|ongkir|antar|penghantaran|hantar|giao hàng|phí ship|vận chuyển|" +
    "จัดส่ง|ค่าส่ง|ส่งของ|เดลิเวอรี่|padala|ipadala|paghahatid|ដឹកជញ្ជូន|配送|配達|送料|発送|envío|envíos|enviar|a domicilio|" +
    "entrega|frete|enviam|توصيل|شحن|משלוח|משלוחים|teslimat|kargo|gönderim|ڈیلیوری|بھیج دیں|ගෙදරටම|බෙදාහැරීම|டெலிவரி|" +
    "配送费|送货|快递|包邮|送貨|快遞|運費|usafirishaji|kuletewa|consegna|spedizione|livraison|expédition|lieferung|liefern|versand|" +
    "배송|배달|डिलीवरी|शिपिंग",
};
