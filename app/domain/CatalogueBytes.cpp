#include "app/domain/CatalogueBytes.h"

#include "app/domain/AppError.h"
#include "app/domain/CatalogueChecks.h"
#include "app/domain/CatalogueWords.h"

#include <QCborStreamReader>
#include <QCborStreamWriter>

namespace cunbao {

namespace {

constexpr qint64 formatVersion = 1;
/// Where there is no counting rule in English, its field, the last one, is left out: so the catalogues
/// published before there was one keep their bytes, and with them their version.
constexpr quint64 IndicatorFieldCount = 22;
constexpr quint64 RuleFieldCount = 8;
constexpr quint64 unitFields = 6;

class Writer {
public:
    explicit Writer(QByteArray& out) : m_cbor(&out) {}

    void array(std::size_t size) { m_cbor.startArray(size); }
    void end() { m_cbor.endArray(); }
    void number(qint64 value) { m_cbor.append(value); }
    void flag(bool value) { m_cbor.append(value); }
    // As bytes of UTF-8, because QCborStreamWriter may write a QStringView in another, equal way.
    void text(const QString& value) {
        const QByteArray utf8 = value.toUtf8();
        m_cbor.appendTextString(utf8.constData(), utf8.size());
    }
    template <class Enum>
    void word(Enum value) {
        text(wordOf(value));
    }
    void decimal(const std::optional<Decimal>& value) {
        value ? text(value->toString()) : m_cbor.appendNull();
    }
    void date(QDate value) { value.isNull() ? m_cbor.appendNull() : number(value.toJulianDay()); }
    void code(OrgCode value) { value.isNull() ? m_cbor.appendNull() : number(value.number()); }

private:
    QCborStreamWriter m_cbor;
};

void write(Writer& out, const Indicator& i) {
    out.array(IndicatorFieldCount + (i.countingRuleEn.isEmpty() ? 0 : 1));
    for (const QString* text :
         {&i.id, &i.section, &i.subItem, &i.nameZh, &i.nameEn, &i.unitZh, &i.unitEn, &i.slotUnit})
        out.text(*text);
    out.word(i.valueType);
    out.word(i.nature);
    out.word(i.overTime);
    out.word(i.overUnits);
    out.word(i.recordedBy);
    out.text(i.expression);
    out.number(i.places);
    out.decimal(i.min);
    out.decimal(i.max);
    out.flag(i.hasSince);
    out.date(i.since);
    out.text(i.countingRuleZh);
    out.text(i.note);
    out.flag(i.fromRegister);
    if (!i.countingRuleEn.isEmpty()) out.text(i.countingRuleEn);
    out.end();
}

void write(Writer& out, const Rule& rule) {
    out.array(RuleFieldCount);
    out.text(rule.id);
    out.word(rule.where);
    out.text(rule.left);
    out.word(rule.op);
    out.text(rule.right);
    out.word(rule.severity);
    out.text(rule.messageZh);
    out.text(rule.messageEn);
    out.end();
}

void write(Writer& out, const OrgUnit& unit) {
    out.array(unitFields);
    out.code(unit.code);
    out.text(unit.name);
    out.code(unit.parent);
    out.date(unit.start);
    out.date(unit.end);
    out.code(unit.successor);
    out.end();
}

/// Every read says whether it found what it looked for; after the first that did not, none does.
class Reader {
public:
    explicit Reader(const QByteArray& bytes) : m_cbor(bytes) {}

    bool enter(quint64 least, quint64 most, quint64& size) {
        if (!m_cbor.isArray() || !m_cbor.isLengthKnown()) return false;
        size = m_cbor.length();
        return size >= least && size <= most && m_cbor.enterContainer();
    }
    bool enter(quint64 exactly) {
        quint64 size = 0;
        return enter(exactly, exactly, size);
    }
    bool leave() { return !m_cbor.hasNext() && m_cbor.leaveContainer(); }

    bool number(qint64& out) {
        if (!m_cbor.isInteger()) return false;
        // Of an integer beyond 63 bits toInteger() would keep the low bits only.
        if (m_cbor.isUnsignedInteger() ? m_cbor.toUnsignedInteger() > quint64(INT64_MAX)
                                       : quint64(m_cbor.toNegativeInteger()) - 1 > quint64(INT64_MAX))
            return false;
        out = m_cbor.toInteger();
        return m_cbor.next();
    }
    bool flag(bool& out) {
        if (!m_cbor.isBool()) return false;
        out = m_cbor.toBool();
        return m_cbor.next();
    }
    bool null() { return m_cbor.isNull() && m_cbor.next(); }

    bool text(QString& out) {
        // A character takes at most three bytes for each of its UTF-16 units.
        if (!m_cbor.isString() || !m_cbor.isLengthKnown() ||
            m_cbor.length() > quint64(CatalogueLimits::text) * 3)
            return false;
        auto chunk = m_cbor.readString();
        while (chunk.status == QCborStreamReader::Ok) {
            out += chunk.data;
            chunk = m_cbor.readString();
        }
        return chunk.status == QCborStreamReader::EndOfString;
    }
    template <class Enum>
    bool word(Enum& out) {
        QString text;
        if (!this->text(text)) return false;
        const auto value = fromWord<Enum>(text);
        if (value) out = *value;
        return value.has_value();
    }
    bool decimal(std::optional<Decimal>& out) {
        if (null()) return true;
        QString digits;
        if (!text(digits)) return false;
        const auto value = Decimal::parse(digits);
        if (value) out = *value;
        return value.ok();
    }
    bool date(QDate& out) {
        if (null()) return true;
        qint64 day = 0;
        if (!number(day)) return false;
        out = QDate::fromJulianDay(day);
        return out.isValid();
    }
    bool code(OrgCode& out) {
        if (null()) return true;
        qint64 digits = 0;
        if (!number(digits) || digits <= 0) return false;
        out = OrgCode(digits);
        return true;
    }

    /// Up to `most` rows, each read by read(Reader&, Row&).
    template <class Row>
    bool rows(std::vector<Row>& out, quint64 most) {
        quint64 size = 0;
        if (!enter(0, most, size)) return false;
        for (; size > 0; --size)
            if (!read(*this, out.emplace_back())) return false;
        return leave();
    }

private:
    QCborStreamReader m_cbor;
};

bool read(Reader& in, Indicator& i) {
    qint64 places = 0;
    quint64 fields = 0;
    const bool found =
        in.enter(IndicatorFieldCount, IndicatorFieldCount + 1, fields) && in.text(i.id) &&
        in.text(i.section) && in.text(i.subItem) && in.text(i.nameZh) && in.text(i.nameEn) &&
        in.text(i.unitZh) && in.text(i.unitEn) && in.text(i.slotUnit) && in.word(i.valueType) &&
        in.word(i.nature) && in.word(i.overTime) && in.word(i.overUnits) && in.word(i.recordedBy) &&
        in.text(i.expression) && in.number(places) && in.decimal(i.min) && in.decimal(i.max) &&
        in.flag(i.hasSince) && in.date(i.since) && in.text(i.countingRuleZh) && in.text(i.note) &&
        in.flag(i.fromRegister) && (fields == IndicatorFieldCount || in.text(i.countingRuleEn)) && in.leave();
    if (!found || places < 0 || places > Decimal::Places) return false;
    i.places = static_cast<int>(places);
    return true;
}

bool read(Reader& in, Rule& rule) {
    return in.enter(RuleFieldCount) && in.text(rule.id) && in.word(rule.where) && in.text(rule.left) &&
           in.word(rule.op) && in.text(rule.right) && in.word(rule.severity) && in.text(rule.messageZh) &&
           in.text(rule.messageEn) && in.leave();
}

bool read(Reader& in, OrgUnit& unit) {
    return in.enter(unitFields) && in.code(unit.code) && in.text(unit.name) && in.code(unit.parent) &&
           in.date(unit.start) && in.date(unit.end) && in.code(unit.successor) && in.leave();
}

} // namespace

QByteArray writeCatalogue(const CatalogueRows& rows) {
    QByteArray bytes;
    Writer out(bytes);
    out.array(4);
    out.number(formatVersion);
    const auto all = [&out](const auto& list) {
        out.array(list.size());
        for (const auto& row : list)
            write(out, row);
        out.end();
    };
    all(rows.indicators);
    all(rows.rules);
    all(rows.units);
    out.end();
    return bytes;
}

Result<CatalogueRows> readCatalogue(const QByteArray& bytes) {
    const auto invalid = [](const char* what) {
        return fail(AppErrc::CatalogueInvalid, {QString::fromLatin1(what)});
    };
    if (bytes.size() > CatalogueLimits::bytes) return invalid("too-long");
    Reader in(bytes);
    qint64 version = 0;
    if (!in.enter(4) || !in.number(version)) return invalid("format");
    if (version != formatVersion) return invalid("version");
    CatalogueRows rows;
    if (!in.rows(rows.indicators, CatalogueLimits::indicators)) return invalid("indicators");
    if (!in.rows(rows.rules, CatalogueLimits::rules)) return invalid("rules");
    if (!in.rows(rows.units, CatalogueLimits::units)) return invalid("units");
    if (!in.leave()) return invalid("format");
    return rows;
}

} // namespace cunbao
