#include "app/viewmodel/office/ReminderText.h"

#include "app/report/BuiltInTemplate.h"
#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/SectionText.h"
#include "app/viewmodel/Sentence.h"

namespace cunbao {

namespace {

constexpr Sentence Due{
    u"%1：《%2》（%3）{%4截止，}{%5已截止，}还有 %6 项待报：%7。"
    u"请打开村报，在“今日”里填好；有网络时自动上传。——%8",
    u"%1: “%2” (%3){ is due on %4}{ was due on %5}. Still owed: %6 (%7). Please open Cunbao "
    u"and answer them under Today; they are sent when there is a network. — %8"};
constexpr Sentence OneSection{u"%1 %2 项", u"%1: %2"};

} // namespace

QString reminderText(const VillageFacts& facts, const VillageFact& village, Language language) {
    const auto& round = facts.hand.round;
    const int owing = village.asked - village.answered;
    if (!round || round->state != RoundState::Open || owing == 0 || facts.hasEnded(village.unit)) return {};
    QStringList sections;
    for (const SectionCount& section : village.sections)
        if (section.owing > 0)
            sections.append(compose(OneSection,
                                    {sectionText(section.section, language), QString::number(section.owing)},
                                    language));
    const QString due = dayText(round->due, language, facts.hand.today.year());
    const bool over = round->due < facts.hand.today;
    return compose(
        Due,
        {village.unit.name, templateName(round->templateId), periodText(round->period, language),
         over ? QString() : due, over ? due : QString(), QString::number(owing),
         sections.join(language == Language::Chinese ? QStringLiteral("、") : QStringLiteral(", ")),
         facts.township.name},
        language);
}

} // namespace cunbao
