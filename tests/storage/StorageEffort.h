#pragma once

#include <QtTest>

namespace cunbao {

/// What the environment asks for: CUNBAO_SEED repeats a run's chances, CUNBAO_STORAGE_OUTCOMES is how many
/// ways a disk comes back after each power cut.
struct StorageEffort {
    std::uint64_t seed = 1;
    int outcomes = 4;

    [[nodiscard]] static StorageEffort fromEnvironment() {
        StorageEffort effort;
        bool given = false;
        if (const auto seed = qEnvironmentVariable("CUNBAO_SEED").toULongLong(&given); given)
            effort.seed = seed;
        if (const int outcomes = qEnvironmentVariableIntValue("CUNBAO_STORAGE_OUTCOMES", &given); given)
            effort.outcomes = std::max(3, outcomes);
        qInfo("CUNBAO_SEED=%llu CUNBAO_STORAGE_OUTCOMES=%d", static_cast<unsigned long long>(effort.seed),
              effort.outcomes);
        return effort;
    }
};

} // namespace cunbao
