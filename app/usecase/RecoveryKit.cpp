#include "app/usecase/RecoveryKit.h"

namespace cunbao {

namespace {

/// What only this device knows: whether its kit waits for somebody to write it down.
constexpr const char* KitKey = "kit";

} // namespace

QString recoveryKitText(const SigningKey& root) {
    static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    QByteArray bytes = root.seed().expose().toByteArray();
    bytes += blake2b16({"cunbao kit", bytes}).view().first(3);
    QString text;
    quint32 buffer = 0;
    int bits = 0;
    for (const char c : bytes) {
        buffer = (buffer << 8) | static_cast<quint8>(c);
        for (bits += 8; bits >= 5; bits -= 5)
            text += QLatin1Char(alphabet[(buffer >> (bits - 5)) & 31]);
    }
    wipe(bytes);
    QString grouped;
    for (qsizetype at = 0; at < text.size(); at += 4)
        grouped += (at > 0 ? QStringLiteral("-") : QString()) + text.mid(at, 4);
    return grouped;
}

Result<void> leaveKitUnconfirmed(Ledger& ledger) {
    return writeMeta(ledger.db(), KitKey, "unconfirmed");
}

Result<bool> kitIsUnconfirmed(Ledger& ledger) {
    TRY_LET(const QByteArray noted, readMeta(ledger.db(), KitKey));
    return !noted.isEmpty();
}

Result<QString> unconfirmedKit(Ledger& ledger) {
    TRY_LET(const bool unconfirmed, kitIsUnconfirmed(ledger));
    return unconfirmed && ledger.isMainOffice() ? recoveryKitText(*ledger.identity().rootKey) : QString();
}

Result<void> confirmKit(Ledger& ledger) {
    return writeMeta(ledger.db(), KitKey, QByteArray());
}

} // namespace cunbao
