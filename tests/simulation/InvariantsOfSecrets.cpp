#include "app/store/OperationLog.h"
#include "tests/simulation/Folder.h"
#include "tests/simulation/Invariants.h"

#include <QFile>

namespace cunbao::simulation {

namespace {

QByteArray allText(const Operation& operation) {
    QByteArray out;
    for (const auto& [number, value] : operation.fields) {
        if (const auto* text = std::get_if<QString>(&value)) out += text->toUtf8() + '\n';
        if (const auto* bytes = std::get_if<QByteArray>(&value)) out += *bytes + '\n';
    }
    return out;
}

} // namespace

/// 3: nobody can read another village.
void Invariants::checkSecrets(const View& view) {
    if (folderHolds(view.actor->folder(), Marker))
        say("secrets", view, QStringLiteral("notes lie in clear on its disk"));
    if (view.isOffice) return;
    Ledger& ledger = view.actor->ledger();
    const auto authority = ledger.authority();
    if (!authority.ok()) return say("secrets", view, toString(authority.error()));
    for (const auto& [audience, state] : (*authority)->audiences()) {
        if ((*authority)->mayRead(view.actor->id(), audience)) continue;
        for (const auto& [key, number] : state.keys)
            if (ledger.epochKey(key).ok()) say("secrets", view, QStringLiteral("holds a key of others"));
    }
    const QByteArray own = Marker + view.village.toString().toUtf8();
    OperationLog log(ledger);
    const auto streams = log.streams();
    if (!streams.ok()) return say("secrets", view, toString(streams.error()));
    for (const int stream : *streams) {
        const auto operations = log.range(stream, 1, INT64_MAX);
        if (!operations.ok()) return say("secrets", view, toString(operations.error()));
        for (const LoggedOperation& logged : *operations) {
            const QByteArray text = allText(logged.operation);
            if (text.count(Marker) != text.count(own))
                say("secrets", view, QStringLiteral("reads another village"));
        }
    }
}

/// 3: the hub, and whoever finds a bundle, reads nothing.
void Invariants::checkHub() {
    if (m_world.hub.hasLied()) m_world.violate("hub", QStringLiteral("it acknowledged what it did not keep"));
    const auto kept = m_world.hub.everythingKept();
    if (!kept.ok()) return m_world.violate("hub", toString(kept.error()));
    for (const QByteArray& bytes : *kept)
        if (bytes.contains(Marker)) m_world.violate("secrets", QStringLiteral("the hub can read notes"));
    for (const QString& path : m_world.bundles) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(Marker))
            m_world.violate("secrets", QStringLiteral("notes lie in clear in a bundle"));
    }
}

} // namespace cunbao::simulation
