"""What is done to a thing in a pipeline, in the languages in which workshops are commonly held.

“Quote sent” and “quote signed” are about the same quote and yet two criteria: the deed tells them apart. Words of one
deed are taken for one another. Languages stand one a line: English, German, French, Spanish, Italian, Vietnamese,
Russian, Greek, Chinese, Japanese; words of two syllables written apart (Vietnamese) are joined by “_”. A word that is
not here is compared as any other; nothing depends on the lists being whole. Words in plain ASCII letters count in just
these forms (“delivered” is a deed, “delivery” a thing), all others in any form with the same beginning.
"""

from __future__ import annotations

DEEDS: dict[str, str] = {
    "sent": """
        sent send sends sending submitted submits delivered delivers shipped ships handed received receives provided
        gesendet verschickt versandt geschickt zugestellt übergeben übermittelt eingereicht geliefert erhalten
        envoyé envoyée envoyer transmis transmise remis remise livré livrée reçu reçue
        enviado enviada entregado entregada recibido recibida inviato inviata consegnato ricevuto
        gửi giao nhận_được отправлен отправил отправлено выслан получил получен передан
        εστάλη στάλθηκε έστειλε έλαβε παραδόθηκε παρέλαβε 发送 发给 寄出 交付 收到 送付 送信 提出 受領
    """,
    "signed": """
        signed sign signs signing signature countersigned unterschrieben unterzeichnet signiert unterschrift
        signé signée signer signature firmado firmada firmato firmata ký подписан подписал подписано подпись
        υπογράφηκε υπέγραψε υπογραφή υπογεγραμμένο 签署 签字 签订 签名 签约 署名 調印 締結
    """,
    "agreed": """
        agreed agrees accepted accept accepts approved approves approval confirmed confirms confirmation
        acknowledged released bestätigt bestätigung akzeptiert angenommen genehmigt freigegeben freigabe zugestimmt
        vereinbart accepté acceptée approuvé approuvée confirmé confirmée validé validée validation
        aceptado aceptada aprobado aprobada confirmado confirmada accettato approvato confermato
        xác_nhận đồng_ý chấp_nhận phê_duyệt
        подтверждён подтвержден подтвердил подтверждено согласован согласовал одобрен одобрил принят принял утверждён
        επιβεβαίωσε επιβεβαιώθηκε επιβεβαιωμένο αποδέχτηκε αποδέχθηκε εγκρίθηκε ενέκρινε συμφώνησε
        确认 同意 接受 批准 承認 合意 了承 確認
    """,
    "refused": """
        refused rejected declined denied abgelehnt verweigert refusé refusée rejeté rejetée rechazado rechazada
        rifiutato từ_chối отклонён отклонил отказ απορρίφθηκε απέρριψε 拒绝 拒否 却下
    """,
    "paid": """
        paid pays payment settled bezahlt gezahlt zahlung payé payée paiement réglé réglée pagado pagada pago pagato
        thanh_toán оплачен оплатил оплата πληρώθηκε πλήρωσε πληρωμή 付款 支付 支払 入金
    """,
    "checked": """
        checked checks tested tests reviewed reviews inspected examined assessed evaluated verified verifies validated
        geprüft prüfung getestet kontrolliert begutachtet untersucht bewertet bewertung
        vérifié vérifiée testé testée contrôlé contrôlée examiné examinée évalué évaluée
        verificado verificada probado revisado verificato kiểm_tra đánh_giá
        проверен проверил проверка протестирован ελέγχθηκε έλεγξε έλεγχος 检查 审核 测试 評価 検証 検査
    """,
    "asked": """
        asked asks requested requests enquired inquired gefragt angefragt angefordert gebeten
        demandé demandée demander sollicité solicitado solicitada richiesto yêu_cầu
        запросил запрошен попросил ζήτησε ζητήθηκε 要求 请求 依頼 要望
    """,
    "rated": """
        calculated computed berechnet kalkuliert calculé calculée calculado tính_toán рассчитан рассчитал
        υπολογίστηκε 计算 計算
    """,
    "issued": """
        issued invoiced ausgestellt émis émise émission emitido emitida emesso phát_hành выставлен выставил выдан
        εκδόθηκε εξέδωσε 开具 签发 発行
    """,
    "installed": """
        installed deployed installiert eingebaut montiert installé installée instalado instalada installato lắp_đặt
        установлен установил εγκαταστάθηκε 安装 設置
    """,
    "trained": """
        trained onboarded geschult eingearbeitet formé formée formado đào_tạo обучен εκπαιδεύτηκε 培训 研修
    """,
    "complained": """
        complained complaint complaints reklamiert beschwert beschwerde réclamation queja reclamo khiếu_nại
        жалоба παράπονο 投诉 苦情
    """,
}
"""Deeds by name. Two sentences whose deeds have none in common speak of two things."""

ALSO: dict[str, str] = {"signed": "agreed"}
"""Who signs agrees: the two don't tell sentences apart."""

PHASES: dict[str, str] = {
    "planned": """
        planned booked scheduled arranged geplant gebucht terminiert angesetzt planifié planifiée prévu prévue réservé
        planificado planificada programado previsto lên_lịch đặt_lịch запланирован назначен назначена
        προγραμματίστηκε προγραμματισμένο 安排 预约 予定 予約
    """,
    "started": """
        started begun began begins starts launched gestartet begonnen commencé commencée démarré démarrée lancé
        iniciado iniciada empezado iniziato bắt_đầu начат начался начал ξεκίνησε άρχισε 开始 启动 開始 着手
    """,
    "finished": """
        finished completed complete completion ended concluded held happened occurred conducted performed
        abgeschlossen beendet fertig fertiggestellt durchgeführt erledigt
        terminé terminée achevé achevée effectué effectuée réalisé réalisée terminado terminada realizado finito
        hoàn_thành kết_thúc завершён завершен завершена закончен проведён проведена состоялась состоялся
        ολοκληρώθηκε τελείωσε πραγματοποιήθηκε 完成 结束 完了 終了 実施
    """,
}
"""How far a deed has come. Planned, started and finished are three things."""

STATES = """
    known named identified described defined specified determined clear clarified fixed set stated expressed told
    described documented recorded noted communicated available present exists existing know knows tells says names
    bekannt genannt benannt klar geklärt festgelegt definiert beschrieben vorhanden liegt steht fest feststeht
    dokumentiert erfasst connu connue connaît identifié identifiée défini définie précisé précisée nommé nommée exprimé
    exprimée décrit décrite disponible existe indiqué indiquée clair claire conocido conocida identificado identificada
    definido definida nombrado claro noto definito biết xác_định известен известно определён определен определена
    назван назвал указан γνωστό γνωστός γνωρίζει ορίστηκε καθορίστηκε προσδιορίστηκε 已知 明确 确定 判明 明確 決定 把握
"""
"""Ways to say that something is known or there: one word among themselves, and a light one."""
