#include "tests/storage/Interrupted.h"

#include "tests/storage/CrashVfs.h"
#include "tests/storage/FolderCopy.h"
#include "tests/support/Check.h"

namespace cunbao {

namespace {

QByteArray told(const QString& what, const Error& error) {
    return what.toUtf8() + ": " + describe(error);
}

/// The first lines that are in one and not in the other.
QByteArray difference(const QByteArray& found, const QByteArray& expected) {
    QByteArray out;
    const auto lines = [&](const QByteArray& these, const QByteArray& those, const char* mark) {
        const auto others = those.split('\n');
        int shown = 0;
        for (const QByteArray& line : these.split('\n'))
            if (!others.contains(line) && ++shown <= 4) out += '\n' + QByteArray(mark) + line.left(160);
    };
    lines(found, expected, "  too much: ");
    lines(expected, found, "  lacking:  ");
    return out;
}

} // namespace

QString Interrupted::nameOf(std::size_t step) const {
    return step < m_story.steps().size() ? QString::fromLatin1(m_story.steps()[step].name)
                                         : QStringLiteral("close");
}

QByteArray Interrupted::liveUndisturbed() {
    if (!m_witnesses.empty()) return {};
    const ShimVfs swift;
    m_story.begin(m_folder);
    if (const auto opened = m_story.open(); !opened.ok())
        return told(QStringLiteral("undisturbed, open"), opened.error());
    for (std::size_t next = 0;; ++next) {
        const auto witness = m_story.witness();
        if (!witness.ok()) return told(QStringLiteral("undisturbed, witness"), witness.error());
        m_witnesses.push_back(*witness);
        if (next == m_story.steps().size()) break;
        if (const auto done = m_story.steps()[next].act(); !done.ok())
            return told(QStringLiteral("undisturbed, ") + nameOf(next), done.error());
    }
    const auto checked = m_story.check();
    m_story.close();
    return checked.ok() ? QByteArray() : told(QStringLiteral("undisturbed, check"), checked.error());
}

QByteArray Interrupted::byPowerCuts(int outcomes, FaultTally& tally) {
    if (QByteArray wrong = liveUndisturbed(); !wrong.isEmpty()) return wrong;
    for (int at = 1;; ++at) {
        m_story.begin(m_folder);
        CrashDisk disk(m_folder);
        std::size_t promised = 0;
        QString what = QStringLiteral("open");
        QString place;
        {
            const CrashVfs vfs(disk, at);
            auto done = m_story.open();
            const auto note = [&](const QString& step) {
                if (vfs.hasStopped() && place.isEmpty()) {
                    what = step;
                    place = vfs.stoppedAt();
                }
            };
            note(what);
            while (done.ok() && promised < m_story.steps().size()) {
                done = m_story.steps()[promised].act();
                note(nameOf(promised));
                if (done.ok()) ++promised;
            }
            m_story.close();
            note(nameOf(m_story.steps().size()));
            if (vfs.temporaryFiles() > 0) return "a temporary file was opened";
            if (place.isEmpty())
                return done.ok() ? QByteArray() : told(QStringLiteral("without a cut"), done.error());
        }
        m_story.keepSurroundings();
        // Also what lies there beside the databases.
        const QString left = m_folder + QStringLiteral(".left");
        copyFolder(m_folder, left);
        for (int outcome = 0; outcome < outcomes; ++outcome) {
            tally.tried(what, place);
            m_story.restoreSurroundings();
            copyFolder(left, m_folder);
            QByteArray wrong = comeBack(disk, outcome, outcomes, m_seed + static_cast<std::uint64_t>(at));
            if (wrong.isEmpty()) {
                const ShimVfs swift;
                std::size_t stands = 0;
                if (const auto opened = m_story.open(); !opened.ok())
                    wrong = told(QStringLiteral("open"), opened.error());
                if (wrong.isEmpty()) wrong = findPlace(promised, stands);
                if (wrong.isEmpty()) wrong = goOn(stands);
                if (wrong.isEmpty()) wrong = endsAsItShould();
                m_story.close();
            }
            if (!wrong.isEmpty())
                return what.toUtf8() + ", power cut " + QByteArray::number(at) + " at " + place.toUtf8() +
                       ", outcome " + QByteArray::number(outcome) + ": " + wrong;
            tally.withstood(what, place);
        }
    }
}

QByteArray Interrupted::comeBack(const CrashDisk& disk, int outcome, int outcomes, std::uint64_t seed) {
    using Fate = CrashDisk::Fate;
    SeededRandom chance(seed * 1000 + static_cast<std::uint64_t>(outcome));
    disk.comeBack(outcome == 0 ? Fate::Lost : outcome == 1 ? Fate::Kept : Fate::Drawn, chance);
    if (outcome < 2 || outcome + 1 < outcomes) return {};
    CrashDisk again(m_folder);
    {
        const CrashVfs vfs(again, 1 + static_cast<int>(chance.below(16)));
        const auto opened = m_story.open();
        m_story.close();
        if (!opened.ok() && !vfs.hasStopped()) return told(QStringLiteral("open"), opened.error());
    }
    again.comeBack(Fate::Drawn, chance);
    return {};
}

QByteArray Interrupted::findPlace(std::size_t promised, std::size_t& place) {
    if (const auto checked = m_story.check(); !checked.ok())
        return told(QStringLiteral("check"), checked.error());
    const auto witness = m_story.witness();
    if (!witness.ok()) return told(QStringLiteral("witness"), witness.error());
    place = promised;
    if (*witness == m_witnesses[promised]) return {};
    if (promised < m_story.steps().size()) {
        if (*witness == m_witnesses[promised + 1]) {
            ++place;
            return {};
        }
        if (!m_story.steps()[promised].isWhole) return {};
    }
    return "it holds neither what was promised nor one step more" +
           difference(*witness, m_witnesses[promised]);
}

QByteArray Interrupted::goOn(std::size_t from) {
    for (std::size_t next = from; next < m_story.steps().size(); ++next)
        if (const auto done = m_story.steps()[next].act(); !done.ok())
            return told(QStringLiteral("afterwards, ") + nameOf(next), done.error());
    return {};
}

QByteArray Interrupted::endsAsItShould() {
    const auto witness = m_story.witness();
    if (!witness.ok()) return told(QStringLiteral("at the end, witness"), witness.error());
    if (*witness != m_witnesses.back()) return "it ends otherwise" + difference(*witness, m_witnesses.back());
    const auto checked = m_story.check();
    return checked.ok() ? QByteArray() : told(QStringLiteral("at the end, check"), checked.error());
}

QByteArray Interrupted::byFaults(const Faults& faults, FaultTally& tally) {
    if (QByteArray wrong = liveUndisturbed(); !wrong.isEmpty()) return wrong;
    for (int at = 1;; ++at) {
        m_story.begin(m_folder);
        FaultVfs vfs(m_folder, faults.kind, faults.lasts, at);
        QString hit;
        QByteArray wrong = liveWithFault(faults, vfs, hit);
        if (wrong.isEmpty()) {
            // What closing could not do is done by opening.
            m_story.close();
            if (hit.isEmpty() && vfs.hasFailed()) hit = nameOf(m_story.steps().size());
            vfs.mend();
            const auto opened = m_story.open();
            wrong = opened.ok() ? endsAsItShould() : told(QStringLiteral("open at the end"), opened.error());
        }
        m_story.close();
        if (vfs.temporaryFiles() > 0) wrong = "a temporary file was opened";
        if (!vfs.hasFailed()) return wrong;
        tally.tried(hit, vfs.failedAt());
        if (!wrong.isEmpty())
            return hit.toUtf8() + ", fault " + QByteArray::number(at) + " at " + vfs.failedAt().toUtf8() +
                   ": " + wrong;
        tally.withstood(hit, vfs.failedAt());
    }
}

QByteArray Interrupted::liveWithFault(const Faults& faults, FaultVfs& vfs, QString& hit) {
    const auto note = [&](const QString& step) {
        if (vfs.hasFailed() && hit.isEmpty()) hit = step;
    };
    auto opened = m_story.open();
    note(QStringLiteral("open"));
    if (!opened.ok()) {
        if (!vfs.hasFailed() || !faults.isRight(opened.error()))
            return told(QStringLiteral("open"), opened.error());
        vfs.mend();
        opened = m_story.open();
        if (!opened.ok()) return told(QStringLiteral("open, a second time"), opened.error());
    }
    bool mended = false;
    for (std::size_t next = 0; next < m_story.steps().size();) {
        const auto done = m_story.steps()[next].act();
        note(nameOf(next));
        if (done.ok()) {
            ++next;
            continue;
        }
        if (mended || !vfs.hasFailed()) return told(nameOf(next), done.error());
        mended = true;
        if (QByteArray wrong = afterFault(faults, vfs, done.error(), next); !wrong.isEmpty()) return wrong;
    }
    return {};
}

QByteArray Interrupted::afterFault(const Faults& faults, FaultVfs& vfs, const Error& error,
                                   std::size_t& place) {
    if (!faults.isRight(error)) return told(nameOf(place) + QStringLiteral(", the wrong error"), error);
    if (faults.next == Next::OpenAnew) {
        m_story.close();
        vfs.mend();
        if (const auto opened = m_story.open(); !opened.ok())
            return told(QStringLiteral("open anew"), opened.error());
        const std::size_t before = place;
        QByteArray wrong = findPlace(before, place);
        if (place != before) ++m_foundDone;
        return wrong;
    }
    vfs.mend();
    if (!m_story.isOpen() || !m_story.steps()[place].isWhole) return {};
    const auto witness = m_story.witness();
    if (!witness.ok()) return told(QStringLiteral("witness"), witness.error());
    if (*witness == m_witnesses[place]) return {};
    return "an error was told, and yet something was kept" + difference(*witness, m_witnesses[place]);
}

} // namespace cunbao
