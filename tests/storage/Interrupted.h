#pragma once

#include "tests/storage/CrashDisk.h"
#include "tests/storage/FaultTally.h"
#include "tests/storage/FaultVfs.h"
#include "tests/storage/Story.h"

namespace cunbao {

/// Lives a story again and again, interrupted at every place where it can be, and holds what is found against
/// the same story undisturbed. Each function returns the first thing that is wrong; empty: nothing.
class Interrupted {
public:
    Interrupted(Story& story, const QString& folder, std::uint64_t seed)
        : m_story(story), m_folder(folder), m_seed(seed) {}

    /// The power goes at every request that changes the disk. Each time the disk comes back in `outcomes`
    /// ways: everything lost that was not synced, everything kept, then as chance has it; the last of these
    /// loses power once more while the store is opened. The store must then hold what was promised, or that
    /// and the step that was under way, and the story goes on to its end.
    [[nodiscard]] QByteArray byPowerCuts(int outcomes, FaultTally& tally);

    enum class Next {
        TryAgain, ///< with the store still open
        OpenAnew  ///< the program ends while the disk is still broken, and is started once it is not
    };
    struct Faults {
        FaultVfs::Kind kind = FaultVfs::Kind::InputOutput;
        FaultVfs::Lasts lasts = FaultVfs::Lasts::Once;
        Next next = Next::TryAgain;
        /// Whether this is what a person is to be told of it.
        std::function<bool(const Error&)> isRight;
    };
    /// Every request fails in turn. The step that it hits fails, with the right error, and leaves nothing, or
    /// succeeds all the same; done again it succeeds, and the story goes on to its end. A program that ended
    /// before it could try again may find the step done: whole, or not at all.
    [[nodiscard]] QByteArray byFaults(const Faults& faults, FaultTally& tally);
    /// Steps that were said to have failed and were found done after the store was opened anew.
    [[nodiscard]] int foundDone() const { return m_foundDone; }

private:
    [[nodiscard]] QByteArray liveUndisturbed();
    [[nodiscard]] QByteArray comeBack(const CrashDisk& disk, int outcome, int outcomes, std::uint64_t seed);
    /// The step that the store stands before by its own word, `promised` or the next one.
    [[nodiscard]] QByteArray findPlace(std::size_t promised, std::size_t& place);
    [[nodiscard]] QByteArray goOn(std::size_t from);
    [[nodiscard]] QByteArray liveWithFault(const Faults& faults, FaultVfs& vfs, QString& hit);
    [[nodiscard]] QByteArray afterFault(const Faults& faults, FaultVfs& vfs, const Error& error,
                                        std::size_t& place);
    [[nodiscard]] QByteArray endsAsItShould();
    [[nodiscard]] QString nameOf(std::size_t step) const;

    Story& m_story;
    QString m_folder;
    std::uint64_t m_seed;
    std::vector<QByteArray> m_witnesses; ///< before the first step, after the first, …
    int m_foundDone = 0;
};

} // namespace cunbao
