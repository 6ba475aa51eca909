#pragma once

#include "app/store/Home.h"
#include "tests/storage/Story.h"

namespace cunbao {

/// A story of one device's home.
class DeviceStory : public Story {
public:
    /// `startsAs`: the home that it begins with a copy of; empty: an empty folder. `now`: when it begins;
    /// every step is a minute later than the one before, however often it is done.
    DeviceStory(QString startsAs, Instant now);

    using Act = std::function<Result<void>(Ledger&)>;
    DeviceStory& then(const char* name, Act act);
    /// A step of several transactions.
    DeviceStory& thenInParts(const char* name, Act act);
    /// The program ends and is started again.
    DeviceStory& thenRestart();

    void begin(const QString& folder) override;
    Result<void> open() override;
    void close() override { m_ledger.reset(); }
    [[nodiscard]] bool isOpen() const override { return m_ledger != nullptr; }
    [[nodiscard]] const std::vector<StoryStep>& steps() const override { return m_steps; }
    Result<QByteArray> witness() override;
    Result<void> check() override;

protected:
    /// Opens the home that lies in the folder.
    virtual Result<std::unique_ptr<Ledger>> openHome(const QString& folder, const Home::Context& context);
    [[nodiscard]] Ledger& ledger() { return *m_ledger; }

private:
    DeviceStory& add(const char* name, Act act, bool isWhole);

    QString m_startsAs;
    QString m_folder;
    Instant m_start;
    ManualClock m_clock;
    SeededRandom m_random;
    std::vector<StoryStep> m_steps;
    std::unique_ptr<Ledger> m_ledger;
};

} // namespace cunbao
