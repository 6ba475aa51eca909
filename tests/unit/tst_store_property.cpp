#include "app/store/CanonicalDump.h"
#include "app/store/EntryReader.h"
#include "app/store/FigureReader.h"
#include "app/store/PositionReader.h"
#include "app/store/Rebuild.h"
#include "app/usecase/ImportEntries.h"
#include "app/usecase/OfficeDesk.h"
#include "app/usecase/OverrideFigure.h"
#include "app/usecase/RecordEntry.h"
#include "app/usecase/ReviseEntry.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/Township.h"

using namespace cunbao;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village\n"
                                          "g flow max count village+township\n"
                                          "s stock last_known sum village\n"
                                          "p stock max max village\n"
                                          "t text union union village\n"
                                          "k flow sum none township\n"
                                          "r derived 100 * [f] / [s]");
const char* const Numbers[] = {"f", "g", "s", "p"};
constexpr int Villages = 3;
const QDate Days[] = {QDate(2019, 5, 1), QDate(2019, 12, 31), QDate(2020, 1, 5),
                      QDate(2020, 1, 6), QDate(2020, 2, 29),  QDate(2020, 3, 1)};
const char* const Periods[] = {"2020", "2019", "2020S1", "2020Q1", "202001", "202002", "20200105"};

/// What the model makes of a figure. Written out from the rules of the domain by loops over all operations:
/// slow, and without a line of what it is held against.
struct Expected {
    enum { Missing, NotApplicable, Value } state = Missing;
    qint64 numerator = 0;
    qint64 denominator = 1;
    QStringList texts;
    bool reported = false;     ///< of a unit
    bool isCarried = false;    ///< of a unit
    std::set<OrgCode> missing; ///< of a township
    std::set<OrgCode> carried; ///< of a township
    int reportedUnits = 0;
};

struct ModelOperation {
    EntryName name;
    OrderKey order;
    bool cut = false;
    bool recording = false;
    bool withdrawal = false;
    std::vector<EntryName> parents;
    QString indicator;
    OrgCode unit;
    QDate on;
    EntryValue value;
    std::optional<Hash16> key;
};

struct ModelEntry {
    QString indicator;
    OrgCode unit;
    QDate on;
    OrderKey order;
    EntryValue value;
};

class Model {
public:
    std::vector<ModelOperation> operations;
    struct Override {
        QString period, indicator;
        OrgCode unit;
        OrderKey order;
        EntryValue value;
    };
    std::vector<Override> overrides;

    void settle() {
        std::set<EntryName> counting;
        for (std::size_t round = 0; round <= operations.size(); ++round)
            for (const ModelOperation& op : operations)
                if (!op.cut && (op.recording || std::any_of(op.parents.begin(), op.parents.end(),
                                                            [&](const EntryName& parent) {
                                                                return counting.contains(parent);
                                                            })))
                    counting.insert(op.name);
        // Label what hangs together: the smallest label spreads until nothing changes.
        std::map<EntryName, int> label;
        int next = 0;
        for (const EntryName& name : counting)
            label[name] = next++;
        for (bool changed = true; changed;) {
            changed = false;
            const auto join = [&](const EntryName& a, const EntryName& b) {
                const int least = std::min(label.at(a), label.at(b));
                changed = changed || label[a] != least || label[b] != least;
                label[a] = label[b] = least;
            };
            for (const ModelOperation& a : operations) {
                if (!counting.contains(a.name)) continue;
                for (const EntryName& parent : a.parents)
                    if (counting.contains(parent)) join(a.name, parent);
                for (const ModelOperation& b : operations)
                    if (a.key && b.key && *a.key == *b.key && a.unit == b.unit && counting.contains(b.name))
                        join(a.name, b.name);
            }
        }
        m_entries.clear();
        for (int one = 0; one < next; ++one) {
            std::vector<const ModelOperation*> all;
            for (const ModelOperation& op : operations)
                if (counting.contains(op.name) && label.at(op.name) == one) all.push_back(&op);
            if (all.empty()) continue;
            const ModelOperation* recording = nullptr;
            const ModelOperation* head = nullptr;
            for (const ModelOperation* op : all) {
                if (op->recording && (!recording || recording->order < op->order)) recording = op;
                const bool revised = std::any_of(all.begin(), all.end(), [&](const ModelOperation* other) {
                    return std::count(other->parents.begin(), other->parents.end(), op->name) > 0;
                });
                if (!revised && (!head || head->order < op->order)) head = op;
            }
            if (head->withdrawal) continue;
            m_entries.push_back(
                {recording->indicator, recording->unit, head->on, recording->order, head->value});
        }
        std::sort(m_entries.begin(), m_entries.end(), [](const ModelEntry& a, const ModelEntry& b) {
            return std::tie(a.on, a.order) < std::tie(b.on, b.order);
        });
    }

    [[nodiscard]] const EntryValue* overrideOf(const Period& period, const QString& id, OrgCode unit) const {
        const Override* latest = nullptr;
        for (const Override& one : overrides)
            if (one.period == period.toString() && one.indicator == id && one.unit == unit &&
                (!latest || latest->order < one.order))
                latest = &one;
        return latest ? &latest->value : nullptr;
    }

    [[nodiscard]] Expected ofUnit(const QString& id, OrgCode unit, const Period& period) const {
        Expected out = entered(id, unit, period);
        if (const EntryValue* stated = unit == MadeTownship ? nullptr : overrideOf(period, id, unit)) {
            out.state = stated->kind == EntryValue::Kind::Number ? Expected::Value : Expected::NotApplicable;
            out.numerator = integer(*stated);
            out.reported = true;
            out.isCarried = false;
        }
        return out;
    }

    [[nodiscard]] Expected ofTownship(const QString& id, const Period& period) const {
        if (id == QLatin1String("r")) return ratio(period);
        Expected out;
        std::vector<qint64> values;
        bool allNotApplicable = true;
        for (const OrgCode unit : owing(id)) {
            const Expected one = ofUnit(id, unit, period);
            count(out, unit, one);
            allNotApplicable = allNotApplicable && one.state == Expected::NotApplicable;
            if (one.state == Expected::Value) {
                values.push_back(one.numerator);
                for (const QString& text : one.texts)
                    if (!out.texts.contains(text)) out.texts.append(text);
            }
        }
        if (!values.empty()) {
            out.state = Expected::Value;
            for (const qint64 value : values) {
                if (id == QLatin1String("p"))
                    out.numerator = std::max(out.numerator, value);
                else if (id == QLatin1String("g"))
                    out.numerator += value > 0 ? 1 : 0;
                else
                    out.numerator += value;
            }
        } else if (allNotApplicable) {
            out.state = Expected::NotApplicable;
        }
        state(out, overrideOf(period, id, MadeTownship), static_cast<int>(owing(id).size()));
        return out;
    }

    [[nodiscard]] Expected ratioAt(OrgCode unit, const Period& period) const {
        const Expected f = ofUnit(QStringLiteral("f"), unit, period);
        const Expected s = ofUnit(QStringLiteral("s"), unit, period);
        Expected out;
        if (f.state == Expected::NotApplicable && s.state == Expected::NotApplicable) {
            out.state = Expected::NotApplicable;
        } else if (f.state != Expected::Missing && s.state != Expected::Missing && s.numerator != 0) {
            out.state = Expected::Value;
            out.numerator = 100 * f.numerator;
            out.denominator = s.numerator;
        }
        const bool known = f.reported || f.isCarried, alsoKnown = s.reported || s.isCarried;
        out.isCarried = out.state != Expected::Missing && known && alsoKnown && (f.isCarried || s.isCarried);
        out.reported = out.state != Expected::Missing && f.reported && s.reported;
        return out;
    }

private:
    static qint64 integer(const EntryValue& value) {
        return value.kind == EntryValue::Kind::Number ? qint64(value.number.units() / Decimal::Unit) : 0;
    }
    static void count(Expected& out, OrgCode unit, const Expected& one) {
        if (one.isCarried)
            out.carried.insert(unit);
        else if (one.reported)
            ++out.reportedUnits;
        else
            out.missing.insert(unit);
    }
    static void state(Expected& out, const EntryValue* stated, int expected) {
        if (!stated) return;
        out.state = stated->kind == EntryValue::Kind::Number ? Expected::Value : Expected::NotApplicable;
        out.numerator = integer(*stated);
        out.denominator = 1;
        out.missing.clear();
        out.carried.clear();
        out.reportedUnits = expected;
    }
    [[nodiscard]] static std::vector<OrgCode> owing(const QString& id) {
        std::vector<OrgCode> out;
        if (id != QLatin1String("k"))
            for (int v = 1; v <= Villages; ++v)
                out.push_back(madeVillage(v));
        if (id == QLatin1String("k") || id == QLatin1String("g")) out.push_back(MadeTownship);
        return out;
    }

    [[nodiscard]] Expected entered(const QString& id, OrgCode unit, const Period& period) const {
        const bool stock = id == QLatin1String("s") || id == QLatin1String("p");
        std::vector<ModelEntry> within, known;
        for (const ModelEntry& entry : m_entries) {
            if (entry.indicator != id || entry.unit != unit || entry.on > period.lastDay()) continue;
            if (stock && !known.empty() && known.back().on == entry.on) known.pop_back();
            known.push_back(entry);
        }
        for (const ModelEntry& entry : known)
            if (entry.on >= period.firstDay()) within.push_back(entry);
        const auto& looked = id == QLatin1String("s") ? known : within;
        Expected out;
        if (looked.empty()) return out;
        const ModelEntry* decides = &looked.back();
        if (!stock)
            for (const ModelEntry& entry : looked)
                if (decides->order < entry.order) decides = &entry;
        using Kind = EntryValue::Kind;
        bool anyNotApplicable = false;
        bool any = false;
        for (const ModelEntry& entry : looked) {
            anyNotApplicable = anyNotApplicable || entry.value.kind == Kind::NotApplicable;
            if (entry.value.kind == Kind::Text) {
                any = true;
                if (!out.texts.contains(entry.value.text)) out.texts.append(entry.value.text);
            }
            if (entry.value.kind != Kind::Number) continue;
            const qint64 number = integer(entry.value);
            if (id == QLatin1String("s") || !any)
                out.numerator = number;
            else if (id == QLatin1String("g") || id == QLatin1String("p"))
                out.numerator = std::max(out.numerator, number);
            else
                out.numerator += number;
            any = true;
        }
        out.reported = decides->value.kind != Kind::Unknown;
        if (stock && decides->value.kind == Kind::NotApplicable)
            out.state = Expected::NotApplicable;
        else if (any)
            out.state = Expected::Value;
        else if (anyNotApplicable && out.reported)
            out.state = Expected::NotApplicable;
        if (stock && out.state == Expected::Missing) out.reported = false;
        if (out.state == Expected::NotApplicable) out.numerator = 0;
        if (out.reported && within.empty()) {
            out.reported = false;
            out.isCarried = true;
        }
        return out;
    }

    [[nodiscard]] Expected ratio(const Period& period) const {
        const QString names[] = {QStringLiteral("f"), QStringLiteral("s")};
        qint64 sums[] = {0, 0};
        bool has[] = {false, false};
        bool allNotApplicable = true;
        Expected out;
        int unstated = 0;
        for (const QString& id : names)
            unstated += overrideOf(period, id, MadeTownship) ? 0 : 1;
        for (int v = 1; v <= Villages && unstated > 0; ++v) {
            Expected together;
            bool whole = true, known = true;
            Expected each[2];
            for (int i = 0; i < 2; ++i) {
                if (overrideOf(period, names[i], MadeTownship)) continue;
                each[i] = ofUnit(names[i], madeVillage(v), period);
                whole = whole && each[i].state != Expected::Missing;
                known = known && (each[i].reported || each[i].isCarried);
                together.isCarried = together.isCarried || each[i].isCarried;
                allNotApplicable = allNotApplicable && each[i].state == Expected::NotApplicable;
            }
            // With one operand that is not yet known the unit is missing, whatever the other one is.
            together.isCarried = together.isCarried && whole && known;
            together.reported = whole && known && !together.isCarried;
            count(out, madeVillage(v), together);
            for (int i = 0; i < 2 && whole; ++i) {
                if (overrideOf(period, names[i], MadeTownship)) continue;
                sums[i] += each[i].numerator;
                has[i] = true;
            }
        }
        if (unstated == 0) {
            out.reportedUnits = 1;
            allNotApplicable = false;
        }
        for (int i = 0; i < 2; ++i)
            if (const EntryValue* stated = overrideOf(period, names[i], MadeTownship)) {
                sums[i] = integer(*stated);
                has[i] = true;
            }
        if (has[0] && has[1]) {
            if (allNotApplicable) {
                out.state = Expected::NotApplicable;
            } else if (sums[1] != 0) {
                out.state = Expected::Value;
                out.numerator = 100 * sums[0];
                out.denominator = sums[1];
            }
        }
        if (unstated == 0 && out.state == Expected::Missing) {
            out.reportedUnits = 0;
            out.missing = {MadeTownship};
        }
        return out;
    }

    std::vector<ModelEntry> m_entries;
};

QByteArray written(const Figure& figure) {
    QString out = figure.indicator + QLatin1Char(' ') + figure.unit.toString() + QLatin1Char(' ');
    if (figure.state == FigureState::NotApplicable) out += QStringLiteral("na");
    if (figure.hasValue())
        out += toString(figure.value.numerator()) + QLatin1Char('/') + toString(figure.value.denominator()) +
               figure.texts.join(QChar(u'、'));
    out += QStringLiteral(" reported %1 of %2 missing").arg(figure.reported).arg(figure.expected);
    for (const OrgCode unit : figure.missing)
        out += QLatin1Char(' ') + unit.toString();
    out += QStringLiteral(" carried");
    for (const OrgCode unit : figure.carried)
        out += QLatin1Char(' ') + unit.toString();
    return out.toUtf8();
}

QByteArray written(const Expected& figure, const QString& id, OrgCode unit, int expected) {
    Figure out;
    out.indicator = id;
    out.unit = unit;
    if (figure.state == Expected::NotApplicable) out.state = FigureState::NotApplicable;
    if (figure.state == Expected::Value) {
        out.state = FigureState::Value;
        // Lowest terms, as a Fraction is written.
        const qint64 divisor = std::gcd(figure.numerator, figure.denominator);
        out.value = *Fraction::fromInteger(figure.numerator / divisor)
                         .dividedBy(Fraction::fromInteger(figure.denominator / divisor));
        out.texts = figure.texts;
    }
    out.reported = figure.reportedUnits;
    out.expected = expected;
    out.missing.assign(figure.missing.begin(), figure.missing.end());
    out.carried.assign(figure.carried.begin(), figure.carried.end());
    return written(out);
}

/// The random life of a township.
class Life {
public:
    explicit Life(std::uint64_t seed) : town(seed), chance(seed * 7919) {}

    Township town;
    SeededRandom chance;
    TownshipDevice* clerk = nullptr;
    std::vector<TownshipDevice*> phones;
    std::map<StreamId, quint64> cuts; ///< of the phone that was revoked
    TownshipDevice* revoked = nullptr;

    int below(int bound) { return static_cast<int>(chance.below(static_cast<std::uint64_t>(bound))); }

    Result<void> begin() {
        TRY(town.begin(Indicators, QString(), madeUnits(Villages)));
        TRY_LET(clerk, town.enrol(MadeTownship, Role::Clerk));
        for (int v = 1; v <= Villages; ++v) {
            for (const Role role : {Role::Lead, Role::Recorder}) {
                if (v == Villages && role == Role::Recorder) continue;
                TRY_LET(TownshipDevice * phone, town.enrol(madeVillage(v), role));
                phones.push_back(phone);
            }
        }
        return {};
    }

    Result<void> step() {
        // Often within the same millisecond: order keys then differ by device and counter alone.
        if (below(2) == 0) town.clock.advance(std::chrono::milliseconds(below(5000)));
        TownshipDevice& device = anyone();
        switch (below(12)) {
        case 0:
        case 1:
        case 2:
        case 3:
        case 4: return record(device);
        case 5:
        case 6: return revise(device);
        case 7: return import(device);
        case 8: return overrule();
        default: return exchange();
        }
    }

    TownshipDevice& anyone() {
        const int at = below(static_cast<int>(phones.size()) + 2);
        if (at == 0) return *town.devices().front();
        return at == 1 ? *clerk : *phones[static_cast<std::size_t>(at - 2)];
    }

    Result<void> record(TownshipDevice& device) {
        if (!mayAct(device)) return {};
        RecordRequest request;
        const bool office = device.unit == MadeTownship;
        request.unit = office ? madeVillage(1 + below(Villages)) : device.unit;
        request.indicator = QString::fromLatin1(Numbers[below(4)]);
        request.on = Days[below(6)];
        request.value = EntryValue::ofNumber(Decimal::fromInteger(below(6)));
        switch (below(8)) {
        case 0: request.value = EntryValue::notApplicable(); break;
        case 1: request.value = EntryValue::unknown(); break;
        case 2:
            request.indicator = QStringLiteral("t");
            request.value = EntryValue::ofText(
                QStringList{QStringLiteral("稻"), QStringLiteral("麦"), QStringLiteral("茶")}[below(3)]);
            break;
        case 3:
            if (!office) break;
            request.unit = MadeTownship;
            request.indicator = below(2) == 0 ? QStringLiteral("k") : QStringLiteral("g");
            break;
        default: break;
        }
        TRY(recordEntry(*device.ledger, request));
        return {};
    }

    Result<void> revise(TownshipDevice& device) {
        if (!mayAct(device)) return {};
        EntryReader reader(*device.ledger);
        TRY_LET(const auto entries, reader.list({}));
        if (entries.empty()) return {};
        const EntryView& entry = entries[chance.below(entries.size())];
        Revision revision;
        revision.withdrawn = below(4) == 0;
        revision.value = entry.indicator == QLatin1String("t")
                             ? EntryValue::ofText(QStringLiteral("豆"))
                             : EntryValue::ofNumber(Decimal::fromInteger(below(9)));
        if (below(6) == 0) revision.value = EntryValue::notApplicable();
        if (below(3) == 0) revision.on = Days[below(6)];
        revision.why = QStringLiteral("checked");
        TRY(reviseEntry(*device.ledger, entry.name, revision));
        return {};
    }

    Result<void> import(TownshipDevice& device) {
        if (!mayAct(device)) return {};
        const OrgCode unit = device.unit == MadeTownship ? madeVillage(1 + below(Villages)) : device.unit;
        QByteArray csv("indicator,org_unit,on,value,key\n");
        for (int i = 0; i < 3; ++i) {
            // What a key names is the same on every device.
            const int key = below(4);
            csv += QByteArray(Numbers[key]) + ',' + unit.toString().toUtf8() + ',' +
                   Days[key].toString(Qt::ISODate).toUtf8() + ',' + QByteArray::number(key + 1) + ",key" +
                   QByteArray::number(key) + '\n';
        }
        TRY(importEntries(*device.ledger, csv));
        return {};
    }

    Result<void> overrule() {
        Ledger& ledger = below(2) == 0 ? town.office() : *clerk->ledger;
        const OrgCode unit = below(2) == 0 ? MadeTownship : madeVillage(1 + below(Villages));
        const auto period = Period::parse(QString::fromLatin1(Periods[below(7)]));
        const QString value = below(4) == 0 ? QStringLiteral("not-applicable") : QString::number(below(50));
        return overrideFigure(ledger, QString::fromLatin1(Numbers[below(4)]), value, unit, *period,
                              QStringLiteral("from the register"));
    }

    /// A few segments of one device to another that may read them or not, some of them twice.
    Result<void> exchange() {
        TownshipDevice& from = anyone();
        TownshipDevice& to = anyone();
        if (&from == &to) return {};
        if (below(3) > 0) TRY(Township::deliverStatements(*from.ledger, *to.ledger));
        TRY_LET(auto segments, Township::segmentsOf(*from.ledger));
        shuffle(segments);
        if (!segments.empty()) segments.push_back(segments.front());
        Replica target(*to.ledger);
        for (const QByteArray& segment : segments) {
            if (below(4) == 0) continue;
            TRY(target.takeSegments({segment}));
        }
        return {};
    }

    template <class Item>
    void shuffle(std::vector<Item>& items) {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[chance.below(i)]);
    }

    Result<void> revokeOne() {
        revoked = phones[0];
        TRY(Township::deliver(*revoked->ledger, town.office()));
        // What it does behind the office's back lies behind the cut.
        TRY(revokeDevice(town.office(), revoked->id()));
        TRY_LET(const Authority* authority, town.office().authority());
        for (const Audience& audience : {Audience::ofUnit(revoked->unit.number()), Audience::township()}) {
            const StreamId stream = streamIdOf(revoked->ledger->identity().signing.publicKey(), audience);
            cuts[stream] = authority->cutOf(stream).value_or(ChainCut()).sequence;
        }
        return {};
    }

    [[nodiscard]] bool mayAct(TownshipDevice& device) const { return device.ledger->self().ok(); }

    /// Every segment of every device to every office device, in another order for each.
    Result<void> finish() {
        std::vector<QByteArray> all;
        for (const auto& device : town.devices()) {
            TRY_LET(const auto segments, Township::segmentsOf(*device->ledger));
            all.insert(all.end(), segments.begin(), segments.end());
        }
        for (Ledger* office : {&town.office(), clerk->ledger.get()}) {
            shuffle(all);
            Replica replica(*office);
            for (std::size_t at = 0; at < all.size();) {
                const auto count = std::min(all.size() - at, std::size_t(1) + chance.below(7));
                const auto first = all.begin() + static_cast<std::ptrdiff_t>(at);
                TRY(replica.takeSegments({first, first + static_cast<std::ptrdiff_t>(count)}));
                at += count;
            }
        }
        return Township::deliverStatements(town.office(), *clerk->ledger);
    }

    /// The operations as their writers hold them.
    Result<Model> model() {
        Model out;
        for (const auto& device : town.devices()) {
            Ledger& ledger = *device->ledger;
            OperationLog log(ledger);
            TRY_LET(const Authority* authority, town.office().authority());
            TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
            TRY_LET(const auto streams, log.streams());
            for (const int number : streams) {
                TRY_LET(const StreamId stream, ledger.streamId(number));
                const KnownStream* known = authority->stream(stream);
                if (!known || known->device != device->id()) continue;
                TRY_LET(const auto operations, log.range(number, 1, INT_MAX));
                for (const LoggedOperation& logged : operations) {
                    TRY_LET(const Payload payload, PayloadCodec::decode(logged.operation));
                    ModelOperation op;
                    op.name = {stream, logged.operation.sequence};
                    op.order = {logged.operation.time, device->id(), op.name.sequence};
                    op.cut = cuts.contains(stream) && op.name.sequence > cuts.at(stream);
                    if (const auto* recorded = std::get_if<EntryRecorded>(&payload)) {
                        op.recording = true;
                        op.indicator =
                            catalogue->indicators()[static_cast<std::size_t>(recorded->indicator)].id;
                        op.unit = known->audience.kind == Audience::Kind::Unit ? OrgCode(known->audience.unit)
                                                                               : MadeTownship;
                        op.on = recorded->on;
                        op.value = recorded->value;
                        op.key = recorded->importKey;
                        out.operations.push_back(op);
                    } else if (const auto* revised = std::get_if<EntryRevised>(&payload)) {
                        op.withdrawal = revised->withdrawn;
                        op.parents = revised->parents;
                        op.on = revised->on;
                        op.value = revised->value;
                        out.operations.push_back(op);
                    } else if (const auto* set = std::get_if<FigureOverridden>(&payload)) {
                        out.overrides.push_back(
                            {set->period,
                             catalogue->indicators()[static_cast<std::size_t>(set->indicator)].id, set->unit,
                             op.order, set->value});
                    }
                }
            }
        }
        out.settle();
        return out;
    }
};

} // namespace

class tst_store_property : public QObject {
    Q_OBJECT

    /// With its flags: what is doubtful now was doubtful at a position that holds the same.
    static QByteArray flagged(const Figure& figure) {
        return written(figure) + ' ' +
               QStringList(figure.flags.begin(), figure.flags.end()).join(QLatin1Char(',')).toUtf8();
    }

    static void compare(const FigureBook& book, const Model& model, const Period& period) {
        const char* const all[] = {"f", "g", "s", "p", "t", "k", "r"};
        for (const char* name : all) {
            const QString id = QString::fromLatin1(name);
            const Figure* township = book.find(id, MadeTownship);
            QCOMPARE(written(*township),
                     written(model.ofTownship(id, period), id, MadeTownship, township->expected));
            for (int v = 1; v <= Villages && id != QLatin1String("k"); ++v) {
                const OrgCode unit = madeVillage(v);
                Expected expected =
                    id == QLatin1String("r") ? model.ratioAt(unit, period) : model.ofUnit(id, unit, period);
                expected.reportedUnits = expected.reported ? 1 : 0;
                if (expected.isCarried)
                    expected.carried = {unit};
                else if (!expected.reported)
                    expected.missing = {unit};
                QCOMPARE(written(*book.find(id, unit)), written(expected, id, unit, 1));
            }
        }
    }

    static void hold(std::uint64_t seed) {
        Life life(seed);
        OK(life.begin());
        const int steps = 60;
        const int revokedAt = seed % 2 == 0 ? steps / 2 : -1;
        for (int i = 0; i < steps; ++i) {
            if (i == revokedAt) OK(life.revokeOne());
            OK(life.step());
        }
        OK(life.finish());
        const auto model = life.model();
        OK(model);

        const auto dump = canonicalDump(life.town.office());
        OK(dump);
        const auto clerks = canonicalDump(*life.clerk->ledger);
        OK(clerks);
        if (*dump != *clerks) {
            // The first lines that differ tell more than the whole.
            const auto a = dump->split('\n');
            const auto b = clerks->split('\n');
            for (const QByteArray& line : a)
                if (!b.contains(line)) qWarning("office only: %s", line.constData());
            for (const QByteArray& line : b)
                if (!a.contains(line)) qWarning("clerk only: %s", line.constData());
        }
        QVERIFY2(*dump == *clerks, "two office devices disagree");

        PositionReader positions(life.town.office());
        const auto position = positions.now();
        OK(position);
        for (const char* name : Periods) {
            const auto period = Period::parse(QString::fromLatin1(name));
            FigureReader reader(life.town.office());
            const auto now = reader.figures(*period);
            OK(now);
            const FigureBook* live = &now->book;
            compare(*live, *model, *period);
            if (QTest::currentTestFailed()) {
                qWarning("period %s", name);
                return;
            }
            const auto asOf = positions.figures(*position, *period);
            OK(asOf);
            const FigureBook* then = &asOf->book;
            QCOMPARE(then->ofTownship().size(), live->ofTownship().size());
            for (std::size_t i = 0; i < live->ofTownship().size(); ++i)
                QCOMPARE(flagged(then->ofTownship()[i]), flagged(live->ofTownship()[i]));
            for (int v = 1; v <= Villages; ++v)
                for (std::size_t i = 0; i < live->ofVillage(madeVillage(v)).size(); ++i)
                    QCOMPARE(flagged(then->ofVillage(madeVillage(v))[i]),
                             flagged(live->ofVillage(madeVillage(v))[i]));
        }

        for (const auto& device : life.town.devices()) {
            const auto before = canonicalDump(*device->ledger);
            OK(before);
            OK(checkStore(*device->ledger));
            OK(rebuildProjections(*device->ledger));
            const auto after = canonicalDump(*device->ledger);
            OK(after);
            QVERIFY2(*before == *after, "the rebuild makes something else");
        }
    }

private Q_SLOTS:
    /// Figures depend on the set of operations, never on the order or number of their arrivals.
    void figuresAreAFunctionOfTheSet_data() {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 48; ++seed)
            QTest::newRow(QByteArray::number(seed).constData()) << seed;
    }
    void figuresAreAFunctionOfTheSet() {
        QFETCH(quint64, seed);
        hold(seed);
    }
};

CUNBAO_TEST(tst_store_property)
#include "tst_store_property.moc"
