#include "app/domain/Payload.h"

#include "app/domain/AppError.h"
#include "platform/base/Clock.h"
#include "sync/SyncError.h"
#include "sync/codec/ByteReader.h"

namespace cunbao {

namespace {

// Field numbers. One meaning for all kinds, so that a reader of bytes needs one table.
enum Field : quint8 {
    IndicatorField = 1,
    UnitField = 2,
    DayField = 3,
    NumberField = 4,
    PlacesField = 5,
    ValueKindField = 6,
    TextField = 7,
    NoteField = 8,
    ImportKeyField = 9,
    OriginField = 10,
    PlaceField = 11,
    ParentsField = 12,
    WhyField = 13,
    DoubtField = 14,
    UndoField = 15,
    PeriodField = 16,
    ComputedKindField = 17,
    ComputedNumberField = 18,
    ComputedPlacesField = 19,
    ComputedTextField = 20,
    BytesField = 21,
    TemplateField = 22,
    DueField = 23,
    DeviceField = 24,
    NameField = 25,
};

constexpr qsizetype MaxBlob = 3 * 1024 * 1024;
constexpr qsizetype NameSize = StreamId::Size + 8;
/// About 300 years either way: more is no date of an entry.
constexpr qint64 MaxDayDistance = 110'000;

Error malformed() {
    return fail(SyncErrc::Malformed, {QStringLiteral("operation")});
}

QDate dayOf(HybridTime time) {
    return chinaDate(time.instant());
}

/// A number as the shortest pair (integer, places); integers beyond 64 bits as 16 bytes, big endian.
void addNumber(Fields& fields, quint8 numberField, quint8 placesField, Decimal number) {
    const int places = number.significantPlaces();
    Int128 scaled = number.units();
    for (int i = places; i < Decimal::Places; ++i)
        scaled /= 10;
    if (scaled >= INT64_MIN + 1 && scaled <= INT64_MAX) {
        fields.emplace_back(numberField, static_cast<qint64>(scaled));
    } else {
        ByteWriter out;
        out.bigEndian64(static_cast<quint64>(static_cast<UInt128>(scaled) >> 64));
        out.bigEndian64(static_cast<quint64>(scaled));
        fields.emplace_back(numberField, out.take());
    }
    if (places > 0) fields.emplace_back(placesField, qint64(places));
}

void addValue(Fields& fields, const EntryValue& value, quint8 number, quint8 places, quint8 kind,
              quint8 text) {
    // Ascending field numbers are the caller's order: number, places, kind, text.
    if (value.kind == EntryValue::Kind::Number)
        addNumber(fields, number, places, value.number);
    else
        fields.emplace_back(kind, qint64(value.kind));
    if (value.kind == EntryValue::Kind::Text) fields.emplace_back(text, value.text);
}

void addText(Fields& fields, quint8 field, const QString& text) {
    if (!text.isEmpty()) fields.emplace_back(field, text);
}

/// Typed, bounded access to an operation's fields.
class FieldReader {
public:
    explicit FieldReader(const Operation& operation) : m_operation(operation) {}

    [[nodiscard]] bool has(quint8 field) const { return m_operation.field(field) != nullptr; }

    [[nodiscard]] Result<qint64> integer(quint8 field, qint64 min, qint64 max) const {
        const FieldValue* value = m_operation.field(field);
        const qint64* number = value ? std::get_if<qint64>(value) : nullptr;
        if (!number || *number < min || *number > max) return malformed();
        return *number;
    }
    [[nodiscard]] Result<qint64> integerOr(quint8 field, qint64 absent, qint64 min, qint64 max) const {
        if (!has(field)) return absent;
        return integer(field, min, max);
    }
    [[nodiscard]] Result<QString> text(quint8 field) const {
        const FieldValue* value = m_operation.field(field);
        if (!value) return QString();
        const QString* text = std::get_if<QString>(value);
        if (!text || text->size() > PayloadCodec::MaxText) return malformed();
        return *text;
    }
    [[nodiscard]] Result<QByteArray> bytes(quint8 field, qsizetype max) const {
        const FieldValue* value = m_operation.field(field);
        const QByteArray* bytes = value ? std::get_if<QByteArray>(value) : nullptr;
        if (!bytes || bytes->size() > max) return malformed();
        return *bytes;
    }
    template <class Fixed>
    [[nodiscard]] Result<Fixed> fixed(quint8 field) const {
        TRY_LET(const QByteArray value, bytes(field, Fixed::Size));
        const auto out = Fixed::from(value);
        if (!out) return malformed();
        return *out;
    }
    [[nodiscard]] Result<QDate> day() const {
        TRY_LET(const qint64 distance, integerOr(DayField, 0, -MaxDayDistance, MaxDayDistance));
        return dayOf(m_operation.time).addDays(distance);
    }
    [[nodiscard]] Result<EntryValue> value(quint8 numberField, quint8 placesField, quint8 kindField,
                                           quint8 textField) const {
        TRY_LET(const qint64 kind, integerOr(kindField, 0, 0, 3));
        TRY(valueParts(numberField, placesField, textField));
        EntryValue out;
        out.kind = static_cast<EntryValue::Kind>(kind);
        if (out.kind == EntryValue::Kind::Text) {
            TRY_LET(out.text, text(textField));
            if (out.text.isEmpty()) return malformed();
        }
        if (out.kind == EntryValue::Kind::Number) {
            TRY_LET(out.number, number(numberField, placesField));
        }
        return out;
    }
    /// What is there of a value is of its type and range, whether or not the value's kind asks for it.
    [[nodiscard]] Result<void> valueParts(quint8 numberField, quint8 placesField, quint8 textField) const {
        TRY(integerOr(placesField, 0, 0, Decimal::Places));
        TRY(text(textField));
        if (has(numberField)) TRY(number(numberField, placesField));
        return {};
    }

private:
    [[nodiscard]] Result<Decimal> number(quint8 numberField, quint8 placesField) const {
        TRY_LET(const qint64 places, integerOr(placesField, 0, 0, Decimal::Places));
        Int128 scaled = 0;
        const FieldValue* raw = m_operation.field(numberField);
        if (raw && std::holds_alternative<QByteArray>(*raw)) {
            TRY_LET(const QByteArray wide, bytes(numberField, 16));
            ByteReader in(wide);
            TRY_LET(const quint64 high, in.bigEndian64());
            TRY_LET(const quint64 low, in.bigEndian64());
            scaled = static_cast<Int128>((static_cast<UInt128>(high) << 64) | low);
        } else {
            TRY_LET(scaled, integer(numberField, INT64_MIN + 1, INT64_MAX));
        }
        for (qint64 i = places; i < Decimal::Places; ++i)
            if (__builtin_mul_overflow(scaled, Int128(10), &scaled)) return malformed();
        if (scaled <= -Decimal::ValueLimit || scaled >= Decimal::ValueLimit) return malformed();
        return Decimal::fromUnits(scaled);
    }

    const Operation& m_operation;
};

Result<std::vector<EntryName>> readNames(const QByteArray& bytes) {
    if (bytes.isEmpty() || bytes.size() % NameSize != 0 || bytes.size() / NameSize > PayloadCodec::MaxParents)
        return malformed();
    TRY_LET(const auto names, unpackNames(bytes));
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool inRange = names[i].sequence > 0 && names[i].sequence <= static_cast<quint64>(INT64_MAX);
        const auto end = names.begin() + static_cast<std::ptrdiff_t>(i);
        if (!inRange || std::find(names.begin(), end, names[i]) != end) return malformed();
    }
    return names;
}

void addOrigin(Fields& fields, const std::optional<CopyOrigin>& origin) {
    if (origin) fields.emplace_back(OriginField, packNames({origin->name}) + origin->hash.toBytes());
}

Result<std::optional<CopyOrigin>> readOrigin(const FieldReader& in) {
    if (!in.has(OriginField)) return std::optional<CopyOrigin>();
    TRY_LET(const QByteArray origin, in.bytes(OriginField, NameSize + Hash32::Size));
    if (origin.size() != NameSize + Hash32::Size) return malformed();
    TRY_LET(const auto names, readNames(origin.first(NameSize)));
    return std::optional(CopyOrigin{names.front(), *Hash32::from(QByteArrayView(origin).last(Hash32::Size))});
}

Fields fieldsOf(const EntryRecorded& entry, HybridTime time) {
    Fields fields;
    fields.emplace_back(IndicatorField, qint64(entry.indicator));
    if (!entry.unit.isNull()) fields.emplace_back(UnitField, qint64(entry.unit.number()));
    if (const qint64 days = dayOf(time).daysTo(entry.on); days != 0) fields.emplace_back(DayField, days);
    addValue(fields, entry.value, NumberField, PlacesField, ValueKindField, TextField);
    addText(fields, NoteField, entry.note);
    if (entry.importKey) fields.emplace_back(ImportKeyField, entry.importKey->toBytes());
    addOrigin(fields, entry.origin);
    addText(fields, PlaceField, entry.place);
    return fields;
}

Fields fieldsOf(const EntryRevised& revision, HybridTime time) {
    Fields fields;
    if (!revision.withdrawn) {
        if (const qint64 days = dayOf(time).daysTo(revision.on); days != 0)
            fields.emplace_back(DayField, days);
        addValue(fields, revision.value, NumberField, PlacesField, ValueKindField, TextField);
        addText(fields, NoteField, revision.note);
    }
    addOrigin(fields, revision.origin);
    fields.emplace_back(ParentsField, packNames(revision.parents));
    addText(fields, WhyField, revision.why);
    return fields;
}

Fields fieldsOf(const DoubtResolved& resolved, HybridTime) {
    Fields fields;
    addText(fields, WhyField, resolved.why);
    fields.emplace_back(DoubtField, resolved.doubt.toBytes());
    if (resolved.undo) fields.emplace_back(UndoField, qint64(1));
    return fields;
}

Fields fieldsOf(const FigureOverridden& set, HybridTime) {
    Fields fields;
    fields.emplace_back(IndicatorField, qint64(set.indicator));
    fields.emplace_back(UnitField, qint64(set.unit.number()));
    addValue(fields, set.value, NumberField, PlacesField, ValueKindField, TextField);
    addText(fields, WhyField, set.why);
    if (set.undo) fields.emplace_back(UndoField, qint64(1));
    addText(fields, PeriodField, set.period);
    if (!set.computedMissing) {
        fields.emplace_back(ComputedKindField, qint64(set.computed.kind));
        if (set.computed.kind == EntryValue::Kind::Number)
            addNumber(fields, ComputedNumberField, ComputedPlacesField, set.computed.number);
        if (set.computed.kind == EntryValue::Kind::Text)
            addText(fields, ComputedTextField, set.computed.text);
    }
    return fields;
}

Fields fieldsOf(const CataloguePublished& published, HybridTime) {
    return {{BytesField, published.bytes}};
}

Fields fieldsOf(const RoundEvent& event, HybridTime) {
    Fields fields;
    addText(fields, PeriodField, event.period);
    if (!event.position.isEmpty()) fields.emplace_back(BytesField, event.position);
    addText(fields, TemplateField, event.templateId);
    if (!event.due.isNull()) fields.emplace_back(DueField, qint64(event.due.toJulianDay()));
    return fields;
}

Fields fieldsOf(const DeviceDescribed& described, HybridTime) {
    Fields fields{{DeviceField, described.device.toBytes()}};
    addText(fields, NameField, described.name);
    return fields;
}

Fields fieldsOf(const ProfileSet& set, HybridTime) {
    Fields fields;
    addText(fields, TextField, set.value);
    addText(fields, NameField, set.field);
    return fields;
}

Result<Payload> decodeRecorded(const FieldReader& in) {
    EntryRecorded entry;
    TRY_LET(const qint64 indicator, in.integer(IndicatorField, 0, 100'000));
    entry.indicator = static_cast<int>(indicator);
    TRY_LET(const qint64 unit, in.integerOr(UnitField, 0, 0, 999'999'999'999));
    entry.unit = OrgCode(unit);
    TRY_LET(entry.on, in.day());
    TRY_LET(entry.value, in.value(NumberField, PlacesField, ValueKindField, TextField));
    TRY_LET(entry.note, in.text(NoteField));
    if (in.has(ImportKeyField)) {
        TRY_LET(entry.importKey, in.fixed<Hash16>(ImportKeyField));
    }
    TRY_LET(entry.origin, readOrigin(in));
    TRY_LET(entry.place, in.text(PlaceField));
    return Payload(std::move(entry));
}

Result<Payload> decodeRevised(const FieldReader& in, bool withdrawn) {
    EntryRevised revision;
    revision.withdrawn = withdrawn;
    if (!withdrawn) {
        TRY_LET(revision.on, in.day());
        TRY_LET(revision.value, in.value(NumberField, PlacesField, ValueKindField, TextField));
        TRY_LET(revision.note, in.text(NoteField));
    }
    TRY_LET(revision.origin, readOrigin(in));
    TRY_LET(const QByteArray parents, in.bytes(ParentsField, NameSize * PayloadCodec::MaxParents));
    TRY_LET(revision.parents, readNames(parents));
    TRY_LET(revision.why, in.text(WhyField));
    return Payload(std::move(revision));
}

Result<Payload> decodeOverride(const FieldReader& in) {
    FigureOverridden set;
    TRY_LET(const qint64 indicator, in.integer(IndicatorField, 0, 100'000));
    set.indicator = static_cast<int>(indicator);
    TRY_LET(const qint64 unit, in.integer(UnitField, 0, 999'999'999'999));
    set.unit = OrgCode(unit);
    TRY_LET(set.value, in.value(NumberField, PlacesField, ValueKindField, TextField));
    TRY_LET(set.why, in.text(WhyField));
    TRY_LET(const qint64 undo, in.integerOr(UndoField, 0, 0, 1));
    set.undo = undo == 1;
    TRY_LET(set.period, in.text(PeriodField));
    TRY(Period::parse(set.period));
    set.computedMissing = !in.has(ComputedKindField);
    TRY(in.valueParts(ComputedNumberField, ComputedPlacesField, ComputedTextField));
    if (!set.computedMissing) {
        TRY_LET(set.computed,
                in.value(ComputedNumberField, ComputedPlacesField, ComputedKindField, ComputedTextField));
    }
    return Payload(std::move(set));
}

Result<Payload> decodeRound(const FieldReader& in, OpKind kind) {
    RoundEvent event;
    event.kind = kind;
    TRY_LET(event.period, in.text(PeriodField));
    TRY(Period::parse(event.period));
    TRY_LET(event.templateId, in.text(TemplateField));
    if (kind == OpKind::RoundOpened && in.has(DueField)) {
        TRY_LET(const qint64 due, in.integer(DueField, 0, 10'000'000));
        event.due = QDate::fromJulianDay(due);
    }
    if (kind == OpKind::RoundFrozen && in.has(BytesField)) {
        TRY_LET(event.position, in.bytes(BytesField, MaxBlob));
    }
    return Payload(std::move(event));
}

} // namespace

QByteArray PayloadCodec::knownKinds() {
    QByteArray kinds;
    for (int kind = 0; kind <= UINT8_MAX; ++kind) {
        Operation empty;
        empty.kind = static_cast<quint8>(kind);
        const auto decoded = decode(empty);
        if (decoded.ok() || !decoded.error().is(AppErrc::OperationInvalid))
            kinds.append(static_cast<char>(kind));
    }
    return kinds;
}

OpKind PayloadCodec::kindOf(const Payload& payload) {
    struct Visitor {
        OpKind operator()(const EntryRecorded&) const { return OpKind::EntryRecorded; }
        OpKind operator()(const EntryRevised& revision) const {
            return revision.withdrawn ? OpKind::EntryWithdrawn : OpKind::EntryCorrected;
        }
        OpKind operator()(const DoubtResolved&) const { return OpKind::DoubtResolved; }
        OpKind operator()(const FigureOverridden&) const { return OpKind::FigureOverridden; }
        OpKind operator()(const CataloguePublished&) const { return OpKind::CataloguePublished; }
        OpKind operator()(const RoundEvent& event) const { return event.kind; }
        OpKind operator()(const DeviceDescribed&) const { return OpKind::DeviceDescribed; }
        OpKind operator()(const ProfileSet&) const { return OpKind::ProfileSet; }
    };
    return std::visit(Visitor{}, payload);
}

Fields PayloadCodec::encode(const Payload& payload, HybridTime time) {
    return std::visit([&](const auto& content) { return fieldsOf(content, time); }, payload);
}

Result<Payload> PayloadCodec::decode(const Operation& operation) {
    const FieldReader in(operation);
    const auto kind = static_cast<OpKind>(operation.kind);
    switch (kind) {
    case OpKind::EntryRecorded: return decodeRecorded(in);
    case OpKind::EntryCorrected: return decodeRevised(in, false);
    case OpKind::EntryWithdrawn: return decodeRevised(in, true);
    case OpKind::DoubtResolved: {
        DoubtResolved resolved;
        TRY_LET(resolved.doubt, in.fixed<Hash16>(DoubtField));
        TRY_LET(const qint64 undo, in.integerOr(UndoField, 0, 0, 1));
        resolved.undo = undo == 1;
        TRY_LET(resolved.why, in.text(WhyField));
        return Payload(std::move(resolved));
    }
    case OpKind::FigureOverridden: return decodeOverride(in);
    case OpKind::CataloguePublished: {
        CataloguePublished published;
        TRY_LET(published.bytes, in.bytes(BytesField, MaxBlob));
        return Payload(std::move(published));
    }
    case OpKind::RoundOpened:
    case OpKind::RoundClosed:
    case OpKind::RoundFrozen:
    case OpKind::RoundReopened:
    case OpKind::RoundFrozenNotice: return decodeRound(in, kind);
    case OpKind::DeviceDescribed: {
        DeviceDescribed described;
        TRY_LET(described.device, in.fixed<DeviceId>(DeviceField));
        TRY_LET(described.name, in.text(NameField));
        return Payload(std::move(described));
    }
    case OpKind::ProfileSet: {
        ProfileSet set;
        TRY_LET(set.field, in.text(NameField));
        TRY_LET(set.value, in.text(TextField));
        return Payload(std::move(set));
    }
    case OpKind::EvidenceAttached:
    case OpKind::SectionSubmitted:
    case OpKind::SectionReviewed:
    case OpKind::Reminder:
    case OpKind::TemplatePublished: break;
    }
    return fail(AppErrc::OperationInvalid, {QStringLiteral("kind")});
}

} // namespace cunbao
