package io.emprops.template.render;

import io.emprops.template.ast.Place;
import io.emprops.template.ast.TemplateNode;
import io.emprops.template.expression.Work;

/**
 * What is the same in each rendering of a document.
 *
 * @param root of the template
 * @param place of the template in the document
 * @param isLate whether a payload can hold secrets or stored files
 * @param locals how many names loops and {@code $let} bind
 * @param expectedBytes about how many a payload has beside its inputs
 * @param outputBytes the most that a payload may have
 * @param allowance how much expressions and loops may do
 */
public record RenderPlan(
    TemplateNode root,
    Place place,
    boolean isLate,
    int locals,
    int expectedBytes,
    int outputBytes,
    Work.Allowance allowance) {}
