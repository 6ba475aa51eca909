#pragma once

#include "tests/ui/Person.h"

namespace cunbao {

/// Pictures of what a person has before the eyes, kept only where the environment names a folder for them
/// (CUNBAO_JOURNEY_PICTURES). All that live through the journey put theirs into the one folder, numbered as
/// they come: only one of them does something at a time.
class Album {
public:
    Album(QQuickWindow& window, Person& person) : m_window(window), m_person(person) {}

    /// `what`: the words for what happened, for the file's name. Where it can't be kept, the person
    /// complains.
    [[nodiscard]] bool keep(const QString& what);
    /// The folder gets an index of all that is in it.
    [[nodiscard]] static bool bind();

private:
    QQuickWindow& m_window;
    Person& m_person;
};

} // namespace cunbao
