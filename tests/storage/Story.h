#pragma once

#include "platform/base/Result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <vector>

namespace cunbao {

struct StoryStep {
    const char* name;
    std::function<Result<void>()> act;
    /// One transaction: an interruption leaves it done or not done, and nothing in between.
    bool isWhole = true;
};

/// Something that is done to a store, step by step, always in the same way, so that it can be interrupted at
/// every single request to the disk. A step that succeeded is a promise. Doing a step again that was
/// interrupted is what a person or a program would do next.
class Story {
public:
    virtual ~Story() = default;

    /// Lays out the folder and all that is around it as they are at the beginning.
    virtual void begin(const QString& folder) = 0;
    /// What comes before the first step, and after an interruption. Open already: closes and opens anew.
    virtual Result<void> open() = 0;
    virtual void close() = 0;
    [[nodiscard]] virtual bool isOpen() const = 0;
    [[nodiscard]] virtual const std::vector<StoryStep>& steps() const = 0;
    /// What the store says it holds, as text, without anything that chance had a hand in.
    virtual Result<QByteArray> witness() = 0;
    /// Everything about the store that can be verified, is.
    virtual Result<void> check() = 0;

    /// What lies outside the store and does not lose power with it: a copy, to begin from more than once.
    virtual void keepSurroundings() {}
    virtual void restoreSurroundings() {}
};

} // namespace cunbao
