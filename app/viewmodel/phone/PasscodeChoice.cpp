#include "app/viewmodel/phone/PasscodeChoice.h"

#include "app/viewmodel/session/SecretText.h"
#include "sync/crypto/PasscodeLock.h"

#include <set>

namespace cunbao {

namespace {

constexpr qsizetype FairDigits = 8;
constexpr qsizetype StrongLength = 10;
constexpr std::size_t FewCharacters = 3;

enum class CharacterKind { Digit, Letter, Other };

CharacterKind kindOf(QChar c) {
    if (c.isDigit()) return CharacterKind::Digit;
    return c.isLetter() ? CharacterKind::Letter : CharacterKind::Other;
}

/// 123456, fedcba: each character is the neighbour of the one before, always in one direction.
bool isRun(const QString& passcode) {
    const int step = passcode[1].unicode() - passcode[0].unicode();
    if (step != 1 && step != -1) return false;
    for (qsizetype at = 1; at < passcode.size(); ++at)
        if (passcode[at].unicode() - passcode[at - 1].unicode() != step) return false;
    return true;
}

} // namespace

PasscodeChoice::~PasscodeChoice() {
    forget();
}

PasscodeChoice::Strength PasscodeChoice::strength() const {
    if (m_passcode.size() < PasscodeLock::MinimumLength) return TooShort;
    std::set<QChar> characters;
    std::set<CharacterKind> kinds;
    for (const QChar c : m_passcode) {
        characters.insert(c);
        kinds.insert(kindOf(c));
    }
    const bool onlyDigits = kinds.size() == 1 && *kinds.begin() == CharacterKind::Digit;
    if (characters.size() <= FewCharacters || isRun(m_passcode) ||
        (onlyDigits && m_passcode.size() < FairDigits))
        return Weak;
    return m_passcode.size() >= StrongLength && kinds.size() > 1 ? Strong : Fair;
}

bool PasscodeChoice::differs() const {
    return !m_passcode.startsWith(m_repeated);
}

bool PasscodeChoice::acceptable() const {
    return strength() != TooShort && m_passcode == m_repeated;
}

int PasscodeChoice::shortest() const {
    return PasscodeLock::MinimumLength;
}

void PasscodeChoice::setPasscode(const QString& passcode) {
    if (m_passcode == passcode) return;
    m_passcode = passcode;
    Q_EMIT changed();
}

void PasscodeChoice::setRepeated(const QString& repeated) {
    if (m_repeated == repeated) return;
    m_repeated = repeated;
    Q_EMIT changed();
}

void PasscodeChoice::clear() {
    forget();
    Q_EMIT changed();
}

void PasscodeChoice::forget() {
    wipeText(m_passcode);
    wipeText(m_repeated);
}

} // namespace cunbao
