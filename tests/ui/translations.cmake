# Brings copies of the translations up to the pages' texts and complains if that changed anything or if a text
# is still untranslated.
set(pages qml/controls qml/office qml/phone qml/settings qml/window)
file(MAKE_DIRECTORY ${OUT})
foreach(language IN ITEMS zh_CN en)
    set(name cunbao_${language}.ts)
    file(COPY ${SOURCE}/assets/translations/${name} DESTINATION ${OUT})
    set(only "")
    if(language STREQUAL "en")
        set(only -pluralonly)
    endif()
    execute_process(COMMAND ${LUPDATE} -silent -no-obsolete -locations none ${only} ${pages}
        -ts ${OUT}/${name} -target-language ${language} -source-language en
        WORKING_DIRECTORY ${SOURCE} COMMAND_ERROR_IS_FATAL ANY)
    file(READ ${OUT}/${name} now)
    file(READ ${SOURCE}/assets/translations/${name} kept)
    if(NOT now STREQUAL kept)
        message(FATAL_ERROR "${name} is not up to the pages' texts: ./dev translate")
    endif()
    if(now MATCHES "type=\"unfinished\"")
        message(FATAL_ERROR "${name} has texts that nobody translated: ./dev translate names them")
    endif()
endforeach()
