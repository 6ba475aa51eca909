#include "tests/unit/FigureModel.h"

#include "tests/support/MadeCatalogue.h"

#include <numeric>

namespace cunbao {

namespace {

qint64 integer(const EntryValue& value) {
    return value.kind == EntryValue::Kind::Number ? qint64(value.number.units() / Decimal::Unit) : 0;
}

void count(ModelFigure& out, OrgCode unit, const ModelFigure& one) {
    if (one.isCarried)
        out.carried.insert(unit);
    else if (one.reported)
        ++out.reportedUnits;
    else
        out.missing.insert(unit);
}

void state(ModelFigure& out, const EntryValue* stated, int expected) {
    if (!stated) return;
    out.state = stated->kind == EntryValue::Kind::Number ? ModelFigure::Value : ModelFigure::NotApplicable;
    out.numerator = integer(*stated);
    out.denominator = 1;
    out.missing.clear();
    out.carried.clear();
    out.reportedUnits = expected;
}

} // namespace

void FigureModel::settle() {
    std::set<EntryName> counting;
    for (std::size_t round = 0; round <= operations.size(); ++round)
        for (const ModelOperation& op : operations)
            if (!op.cut && (op.recording ||
                            std::any_of(op.parents.begin(), op.parents.end(),
                                        [&](const EntryName& parent) { return counting.contains(parent); })))
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
        m_entries.push_back({recording->indicator, recording->unit, head->on, recording->order, head->value});
    }
    std::sort(m_entries.begin(), m_entries.end(), [](const ModelEntry& a, const ModelEntry& b) {
        return std::tie(a.on, a.order) < std::tie(b.on, b.order);
    });
}

const EntryValue* FigureModel::overrideOf(const Period& period, const QString& id, OrgCode unit) const {
    const ModelOverride* latest = nullptr;
    for (const ModelOverride& one : overrides)
        if (one.period == period.toString() && one.indicator == id && one.unit == unit &&
            (!latest || latest->order < one.order))
            latest = &one;
    return latest ? &latest->value : nullptr;
}

ModelFigure FigureModel::ofUnit(const QString& id, OrgCode unit, const Period& period) const {
    ModelFigure out = entered(id, unit, period);
    if (const EntryValue* stated = unit == MadeTownship ? nullptr : overrideOf(period, id, unit)) {
        out.state =
            stated->kind == EntryValue::Kind::Number ? ModelFigure::Value : ModelFigure::NotApplicable;
        out.numerator = integer(*stated);
        out.reported = true;
        out.isCarried = false;
    }
    return out;
}

ModelFigure FigureModel::ofTownship(const QString& id, const Period& period) const {
    if (id == QLatin1String("r")) return ratio(period);
    ModelFigure out;
    std::vector<qint64> values;
    bool allNotApplicable = true;
    for (const OrgCode unit : owing(id)) {
        const ModelFigure one = ofUnit(id, unit, period);
        count(out, unit, one);
        allNotApplicable = allNotApplicable && one.state == ModelFigure::NotApplicable;
        if (one.state == ModelFigure::Value) {
            values.push_back(one.numerator);
            for (const QString& text : one.texts)
                if (!out.texts.contains(text)) out.texts.append(text);
        }
    }
    if (!values.empty()) {
        out.state = ModelFigure::Value;
        for (const qint64 value : values) {
            if (id == QLatin1String("p"))
                out.numerator = std::max(out.numerator, value);
            else if (id == QLatin1String("g"))
                out.numerator += value > 0 ? 1 : 0;
            else
                out.numerator += value;
        }
    } else if (allNotApplicable) {
        out.state = ModelFigure::NotApplicable;
    }
    state(out, overrideOf(period, id, MadeTownship), static_cast<int>(owing(id).size()));
    return out;
}

ModelFigure FigureModel::ratioAt(OrgCode unit, const Period& period) const {
    const ModelFigure f = ofUnit(QStringLiteral("f"), unit, period);
    const ModelFigure s = ofUnit(QStringLiteral("s"), unit, period);
    ModelFigure out;
    if (f.state == ModelFigure::NotApplicable && s.state == ModelFigure::NotApplicable) {
        out.state = ModelFigure::NotApplicable;
    } else if (f.state != ModelFigure::Missing && s.state != ModelFigure::Missing && s.numerator != 0) {
        out.state = ModelFigure::Value;
        out.numerator = 100 * f.numerator;
        out.denominator = s.numerator;
    }
    const bool known = f.reported || f.isCarried, alsoKnown = s.reported || s.isCarried;
    out.isCarried = out.state != ModelFigure::Missing && known && alsoKnown && (f.isCarried || s.isCarried);
    out.reported = out.state != ModelFigure::Missing && f.reported && s.reported;
    return out;
}

std::vector<OrgCode> FigureModel::owing(const QString& id) const {
    std::vector<OrgCode> out;
    if (id != QLatin1String("k"))
        for (int v = 1; v <= m_villages; ++v)
            out.push_back(madeVillage(v));
    if (id == QLatin1String("k") || id == QLatin1String("g")) out.push_back(MadeTownship);
    return out;
}

ModelFigure FigureModel::entered(const QString& id, OrgCode unit, const Period& period) const {
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
    ModelFigure out;
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
        out.state = ModelFigure::NotApplicable;
    else if (any)
        out.state = ModelFigure::Value;
    else if (anyNotApplicable && out.reported)
        out.state = ModelFigure::NotApplicable;
    if (stock && out.state == ModelFigure::Missing) out.reported = false;
    if (out.state == ModelFigure::NotApplicable) out.numerator = 0;
    if (out.reported && within.empty()) {
        out.reported = false;
        out.isCarried = true;
    }
    return out;
}

ModelFigure FigureModel::ratio(const Period& period) const {
    const QString names[] = {QStringLiteral("f"), QStringLiteral("s")};
    qint64 sums[] = {0, 0};
    bool has[] = {false, false};
    bool allNotApplicable = true;
    ModelFigure out;
    int unstated = 0;
    for (const QString& id : names)
        unstated += overrideOf(period, id, MadeTownship) ? 0 : 1;
    for (int v = 1; v <= m_villages && unstated > 0; ++v) {
        ModelFigure together;
        bool whole = true, known = true;
        ModelFigure each[2];
        for (int i = 0; i < 2; ++i) {
            if (overrideOf(period, names[i], MadeTownship)) continue;
            each[i] = ofUnit(names[i], madeVillage(v), period);
            whole = whole && each[i].state != ModelFigure::Missing;
            known = known && (each[i].reported || each[i].isCarried);
            together.isCarried = together.isCarried || each[i].isCarried;
            allNotApplicable = allNotApplicable && each[i].state == ModelFigure::NotApplicable;
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
            out.state = ModelFigure::NotApplicable;
        } else if (sums[1] != 0) {
            out.state = ModelFigure::Value;
            out.numerator = 100 * sums[0];
            out.denominator = sums[1];
        }
    }
    if (unstated == 0 && out.state == ModelFigure::Missing) {
        out.reportedUnits = 0;
        out.missing = {MadeTownship};
    }
    return out;
}

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

QByteArray written(const ModelFigure& figure, const QString& id, OrgCode unit, int expected) {
    Figure out;
    out.indicator = id;
    out.unit = unit;
    if (figure.state == ModelFigure::NotApplicable) out.state = FigureState::NotApplicable;
    if (figure.state == ModelFigure::Value) {
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

} // namespace cunbao
