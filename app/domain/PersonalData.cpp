#include "app/domain/PersonalData.h"

#include "app/domain/AppError.h"

#include <QDate>

namespace cunbao {

namespace {

/// A run of digits; an x right behind 17 digits that end a run belongs to it.
struct Group {
    QString digits; ///< ASCII, X in upper case
    qsizetype offset = 0;
    qsizetype end = 0;
};

int digitOf(QChar c) {
    const char16_t code = c.unicode();
    if (code >= u'0' && code <= u'9') return code - u'0';
    if (code >= u'０' && code <= u'９') return code - u'０';
    return -1;
}

bool isCheckX(QChar c) {
    return QStringView(u"xXｘＸ").contains(c);
}

std::vector<Group> groupsOf(const QString& note) {
    std::vector<Group> out;
    for (qsizetype at = 0; at < note.size();) {
        if (digitOf(note[at]) < 0) {
            ++at;
            continue;
        }
        Group group;
        group.offset = at;
        for (; at < note.size() && digitOf(note[at]) >= 0; ++at)
            group.digits += QChar(char16_t(u'0' + digitOf(note[at])));
        if (at < note.size() && isCheckX(note[at])) {
            group.digits += QLatin1Char('X');
            ++at;
        }
        group.end = at;
        out.push_back(group);
    }
    return out;
}

/// GB 11643-1999; the check character is ISO 7064, MOD 11-2.
bool isIdNumber(const QString& text) {
    if (text.size() != 18 || text.left(17).contains(QLatin1Char('X')) || text[0] == QLatin1Char('0'))
        return false;
    const QDate born = QDate::fromString(text.mid(6, 8), QStringLiteral("yyyyMMdd"));
    if (!born.isValid() || born.year() < 1850) return false;
    static constexpr int weights[17] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    static const QString checks = QStringLiteral("10X98765432");
    int sum = 0;
    for (qsizetype at = 0; at < 17; ++at)
        sum += weights[at] * digitOf(text[at]);
    return text[17] == checks[sum % 11];
}

bool isMobileNumber(const QString& text) {
    const QString number = text.size() == 13 && text.startsWith(QLatin1String("86"))     ? text.mid(2)
                           : text.size() == 15 && text.startsWith(QLatin1String("0086")) ? text.mid(4)
                                                                                         : text;
    return number.size() == 11 && number[0] == QLatin1Char('1') && number[1] >= QLatin1Char('3') &&
           !number.contains(QLatin1Char('X'));
}

bool continues(const QString& note, const Group& before, const Group& after) {
    return after.offset == before.end + 1 && QStringView(u" -－　").contains(note[before.end]);
}

} // namespace

std::vector<PersonalDataFinding> findPersonalData(const QString& note) {
    const std::vector<Group> groups = groupsOf(note);
    std::vector<PersonalDataFinding> out;
    for (std::size_t first = 0; first < groups.size(); ++first) {
        // The longest numbers have 18 characters: groups are joined up to that, the shortest join
        // first.
        QString joined;
        for (std::size_t last = first; last < groups.size(); ++last) {
            if (last > first && !continues(note, groups[last - 1], groups[last])) break;
            // Only +86 may be a shorter group.
            const bool prefix = last == first && groups[last].digits == QLatin1String("86");
            if (groups[last].digits.size() < 3 && !prefix) break;
            joined += groups[last].digits;
            if (joined.size() > 18) break;
            const bool id = isIdNumber(joined);
            if (!id && !isMobileNumber(joined)) continue;
            const qsizetype offset = groups[first].offset;
            out.push_back({id ? PersonalDataKind::IdNumber : PersonalDataKind::PhoneNumber, offset,
                           groups[last].end - offset});
            first = last;
            break;
        }
    }
    return out;
}

Result<void> checkNote(const QString& note) {
    const auto found = findPersonalData(note);
    if (found.empty()) return {};
    const bool id = found.front().kind == PersonalDataKind::IdNumber;
    return fail(AppErrc::NotePersonal, {id ? QStringLiteral("id-number") : QStringLiteral("phone-number")});
}

} // namespace cunbao
