# cunbao_qml_module(NAME URI [SINGLETONS file...] [LINK targets...]): the QML files of the current folder's
# subfolder become one static module. Its plugin is linked along, so that whoever links NAME can import URI.
set(QT_QML_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/qml)
set(CUNBAO_QML_CACHE_ARGUMENTS "")
if(NOT CUNBAO_QML_CACHE)
    set(CUNBAO_QML_CACHE_ARGUMENTS NO_CACHEGEN)
endif()

function(cunbao_qml_module name uri folder)
    cmake_parse_arguments(ARG "" "" "SINGLETONS;LINK" ${ARGN})
    file(GLOB files RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} CONFIGURE_DEPENDS ${folder}/*.qml)
    foreach(file IN LISTS files)
        get_filename_component(base ${file} NAME)
        set_source_files_properties(${file} PROPERTIES QT_RESOURCE_ALIAS ${base})
        if(base IN_LIST ARG_SINGLETONS)
            set_source_files_properties(${file} PROPERTIES QT_QML_SINGLETON_TYPE TRUE)
        endif()
    endforeach()
    qt_add_qml_module(${name} STATIC URI ${uri} VERSION 1.0 RESOURCE_PREFIX /qt/qml
        IMPORTS QtQml.Models QML_FILES ${files} ${CUNBAO_QML_CACHE_ARGUMENTS})
    target_link_libraries(${name} PUBLIC ${ARG_LINK} Qt6::Quick)
    cunbao_no_own_strictness(${name})
endfunction()

# Generated code keeps to Qt's rules, not to ours.
function(cunbao_no_own_strictness name)
    target_compile_options(${name} PRIVATE -w)
endfunction()
