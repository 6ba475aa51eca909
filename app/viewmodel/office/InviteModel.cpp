#include "app/viewmodel/office/InviteModel.h"

#include "app/store/KnownHubs.h"
#include "app/usecase/Enrolment.h"
#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/Terms.h"
#include "app/viewmodel/office/InviteSheet.h"
#include "platform/base/AtomicFile.h"

#include <algorithm>

namespace cunbao {

namespace {

constexpr int LongestDays = 90;

Result<std::optional<KnownHub>> hubFor(Ledger& ledger, const std::optional<KnownHub>& here) {
    KnownHubs hubs(ledger);
    TRY_LET(const auto known, hubs.find(QString()));
    if (known || !here) return known;
    // The first hub of this office is the one on this computer: from now on it syncs there too.
    TRY(hubs.remember(here->url, here->pin));
    return here;
}

std::optional<KnownHub> runningHere(const EmbeddedHub* hub) {
    if (!hub || hub->state() != EmbeddedHub::Running) return std::nullopt;
    const auto pin = Hash32::from(QByteArray::fromHex(hub->fingerprint().toLatin1()));
    return pin ? std::optional(KnownHub{hub->url(), *pin}) : std::nullopt;
}

} // namespace

struct InviteModel::Facts {
    std::vector<OrgUnit> units;
    QString hub;
};

InviteModel::~InviteModel() {
    wipe(m_text);
}

void InviteModel::load() {
    if (EmbeddedHub* hub = session()->hub())
        connect(hub, &EmbeddedHub::changed, this, &InviteModel::changed, Qt::UniqueConnection);
    read(
        [](Ledger& ledger) -> Result<Facts> {
            Facts facts;
            TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
            TRY_LET(const QDate today, ledger.today());
            facts.units.push_back(*catalogue->unit(catalogue->township()));
            for (const OrgUnit& unit : catalogue->units())
                if (!unit.parent.isNull() && (!unit.end.isValid() || unit.end >= today))
                    facts.units.push_back(unit);
            TRY_LET(const auto known, KnownHubs(ledger).find(QString()));
            if (known) facts.hub = known->url;
            return facts;
        },
        [this](Facts facts) { show(std::move(facts)); });
}

void InviteModel::show(Facts facts) {
    m_units = std::move(facts.units);
    m_knownHub = facts.hub;
    // A village's device is the usual wish.
    if (m_unit.isNull() || unitIndex() < 0) m_unit = m_units[m_units.size() > 1 ? 1 : 0].code;
    Q_EMIT changed();
}

QStringList InviteModel::unitNames() const {
    QStringList names;
    for (const OrgUnit& unit : m_units)
        names.append(unit.name);
    return names;
}

int InviteModel::unitIndex() const {
    const auto found = std::find_if(m_units.begin(), m_units.end(),
                                    [&](const OrgUnit& unit) { return unit.code == m_unit; });
    return found == m_units.end() ? -1 : static_cast<int>(found - m_units.begin());
}

void InviteModel::setUnitIndex(int index) {
    if (index < 0 || index >= static_cast<int>(m_units.size())) return;
    setUnitCode(m_units[static_cast<std::size_t>(index)].code.toString());
}

void InviteModel::setUnitCode(const QString& code) {
    const auto unit = OrgCode::parse(code);
    if (!unit.ok() || *unit == m_unit) return;
    // A village's roles and the township's are different ones.
    if (unit->isTownship() != m_unit.isTownship()) m_roleIndex = 0;
    m_unit = *unit;
    Q_EMIT changed();
}

std::vector<Role> InviteModel::roles() const {
    std::vector<Role> all{Role::Recorder, Role::Lead, Role::Clerk, Role::Reviewer, Role::Viewer};
    std::erase_if(all, [&](Role role) { return isOfficeRole(role) != m_unit.isTownship(); });
    return all;
}

QStringList InviteModel::roleNames() const {
    QStringList names;
    if (!session() || m_unit.isNull()) return names;
    for (const Role role : roles())
        names.append(atStart(term(role, language())));
    return names;
}

void InviteModel::setRoleIndex(int index) {
    if (index == m_roleIndex || index < 0 || index >= static_cast<int>(roles().size())) return;
    m_roleIndex = index;
    Q_EMIT changed();
}

void InviteModel::setPerson(const QString& person) {
    if (person == m_person) return;
    m_person = person;
    Q_EMIT changed();
}

void InviteModel::setDays(int days) {
    const int possible = std::clamp(days, 1, LongestDays);
    if (possible == m_days) return;
    m_days = possible;
    Q_EMIT changed();
}

QString InviteModel::hubUrl() const {
    if (!m_knownHub.isEmpty() || !session()) return m_knownHub;
    const auto here = runningHere(session()->hub());
    return here ? here->url : QString();
}

QString InviteModel::roleText() const {
    return made() ? atStart(term(m_made.role, language())) : QString();
}

QString InviteModel::expiresText() const {
    if (!made()) return {};
    return instantText(m_made.expires, language(), chinaDate(session()->context().clock->now()).year());
}

void InviteModel::make() {
    if (m_unit.isNull()) return;
    InviteRequest request;
    request.unit = m_unit;
    request.role = roles()[static_cast<std::size_t>(m_roleIndex)];
    request.name = m_person.trimmed();
    request.life = std::chrono::hours(24 * m_days);
    struct Answer {
        Made made;
        QByteArray text;
    };
    act(
        [request, here = runningHere(session()->hub())](Ledger& ledger) mutable -> Result<Answer> {
            TRY_LET(const auto hub, hubFor(ledger, here));
            if (hub) {
                request.hubUrl = hub->url;
                request.hubPin = hub->pin;
            }
            TRY_LET(const Invite invite, createInvite(ledger, request));
            return Answer{{invite.office, invite.unitName, invite.role, invite.expires},
                          invite.toText().trimmed()};
        },
        [this](Answer answer) {
            forget();
            m_made = std::move(answer.made);
            m_text = std::move(answer.text);
            Q_EMIT changed();
        });
}

void InviteModel::forget() {
    wipe(m_text);
    m_text.clear();
    m_made = {};
    Q_EMIT changed();
}

void InviteModel::save(const QUrl& file) {
    if (!made()) return;
    clearError();
    const QString path = file.toLocalFile();
    ask([path, text = m_text +
                      '\n'](Ledger&) { return AtomicFile::write(path, text, AtomicFile::Access::OwnerOnly); },
        [this, path](std::monostate) { Q_EMIT saved(path); });
}

void InviteModel::savePage(const QUrl& file, const QString& heading, const QStringList& facts,
                           const QStringList& steps) {
    if (!made()) return;
    clearError();
    const QString path = file.toLocalFile();
    ask(
        [path, sheet = InviteSheet{heading, facts, m_text, steps}](Ledger&) -> Result<void> {
            TRY_LET(const QByteArray pdf, inviteSheetPdf(sheet));
            return AtomicFile::write(path, pdf, AtomicFile::Access::OwnerOnly);
        },
        [this, path](std::monostate) { Q_EMIT saved(path); });
}

} // namespace cunbao
