package io.emprops.template.render;

import io.emprops.template.ast.Place;
import io.emprops.template.ast.TemplateNode;

/**
 * What is the same in each rendering of a document.
 *
 * @param root of the template
 * @param place of the template in the document
 * @param isLate whether a payload can hold secrets or stored files
 * @param outputBytes the most that a payload may have
 */
public record RenderPlan(TemplateNode root, Place place, boolean isLate, int outputBytes) {}
