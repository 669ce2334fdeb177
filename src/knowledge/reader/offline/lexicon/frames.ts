import type { RelationType } from '../../../../domain/index.ts';

/**
 * What a verb says about its two sides. `turned`: the grammatical object is the relation's subject ("X depends on Y":
 * Y PREREQUISITE X). `weak`: the verb says so only when both sides are terms of the document.
 */
export interface Frame {
  readonly type: RelationType;
  readonly turned: boolean;
  readonly weak: boolean;
}

/**
 * The lexicon. One list a type; `_` joins a verb and its preposition or particle, `<` marks a turned frame, `~` a weak
 * one. Verbs whose sense depends on their company ("make", "follow", "carry") are weak or left out: precision first.
 */
type FrameLists = Partial<Record<RelationType, string>>;

/** Active: subject – verb – object. The passive with "by" is the same frame the other way round. */
const ACTIVE: FrameLists = {
  CAUSAL: `cause produce create generate trigger induce provoke elicit evoke stimulate promote foster boost enhance
    increase raise elevate amplify intensify accelerate speed hasten strengthen encourage drive determine initiate spark
    facilitate activate yield bring_about give_rise_to lead_to result_in set_off contribute_to give_off set_up allow_for
    <result_from <arise_from <stem_from <emerge_from <derive_from <originate_from
    ~influence ~affect ~shape secrete synthesize release emit ~make ~establish ~form ~fuel ~found ~invent ~enact
    ~formulate ~spur ~improve ~expand ~deepen ~widen ~worsen ~aggravate ~exacerbate
    ~build ~introduce ~impose usher_in necessitate inspire ~prompt ~motivate ~stabilize ~restore ~multiply ~magnify ~bolster ~sustain ~spark_off ~kindle ~ignite ~secure ~ensure ~guarantee engender beget ~reinforce perpetuate heighten instigate
    precipitate incite stoke unleash entrench legitimize solidify incentivize instill ~cultivate ~nurture ~enable ~permit ~escalate ~popularize ~exert <~come_from`,
  INHIBITS: `prevent inhibit reduce decrease lower limit block suppress stop slow weaken eliminate destroy kill restrict
    hinder impair impede disrupt undermine counteract neutralize curb minimize diminish deter discourage halt prohibit ban
    forbid hamper obstruct retard dampen mitigate alleviate offset thwart interfere_with protect_against guard_against
    ~delay ~constrain ~damage ~relieve ~combat ~resist ~erode ~quench ~slow_down ~cut ~shorten ~depress ~outlaw ~abolish
    ~inactivate ~deplete  ~cancel ~end ~repel ~overcome ~overturn ~invalidate  ~threaten ~shrink ~ease ~constrict ~bar ~frustrate ~harm ~dissipate ~degrade ~defeat ~crush ~discredit  ~stifle ~antagonize ~sever curtail stymie quell ~repeal ~nullify ~veto restrain dissuade
    ~cripple avert preclude eradicate ~censor ~strike_down ~crack_down_on ~counter ~tame`,
  PREREQUISITE:
    '<require <depend_on <depend_upon <rely_on <rely_upon <presuppose <hinge_on <rest_on ~<need underlie underpin',
  PRECEDES:
    'precede foreshadow come_before <come_after <supersede <~replace <~succeed give_way_to culminate_in occur_before <occur_after happen_before <happen_after take_place_before <take_place_after',
  CONTRAST: 'differ_from contrast_with diverge_from',
  SPECIALIZATION: '~belong_to ~count_as ~qualify_as ~fall_under',
  PROPERTY: 'have possess exhibit',
  FUNCTION: `~serve_as ~act_as ~function_as ~operate_as`,
  TRANSFORMATION: `become turn_into change_into develop_into evolve_into transform_into ~grow_into decay_into
    differentiate_into mature_into break_down_into convert_to convert_into morph_into dissociate_into decompose_into
    condense_into crystallize_into <evolve_from <~develop_from <~grow_out_of`,
  EVIDENCE:
    'demonstrate indicate imply signify prove confirm ~show ~suggest ~reveal ~predict ~reflect ~signal point_to attest_to testify_to',
  ASSOCIATION: `correlate_with coincide_with accompany vary_with correspond_to co-occur_with interact_with
    ~occur_in ~take_place_in ~parallel go_hand_in_hand_with ~react_with ~combine_with ~bind_to ~bind_with ~attach_to ~connect_to
    ~compete_with ~coexist_with ~inhabit ~infect ~live_in ~reside_in ~thrive_in ~colonize`,
  PART_OF: `<contain <~comprise <consist_of <~encompass ~constitute ~make_up <~include`,
};

/** After a form of "be" (or as a reduced clause after a noun): participle – preposition. */
const PASSIVE: FrameLists = {
  CAUSAL: `<caused_by <driven_by <due_to <attributed_to <triggered_by <derived_from <brought_on_by <traced_to <attributable_to <rooted_in <set_by <determined_by <governed_by
    <influenced_by <affected_by <shaped_by`,
  INHIBITS: '<limited_by <restricted_by <blocked_by <hampered_by <constrained_by',
  PREREQUISITE: `required_for needed_for <founded_on <grounded_in required_by needed_by
    <dependent_on <dependent_upon`,
  PRECEDES: 'followed_by succeeded_by <preceded_by replaced_by superseded_by',
  CONTRAST: 'distinguished_from differentiated_from opposed_to separated_from',
  EQUIVALENCE: 'also_called also_known_as also_termed also_named',
  PROPERTY: 'characterized_by marked_by distinguished_by known_for noted_for ~endowed_with',
  FUNCTION:
    'used_for used_in used_as ~employed_as designed_for aimed_at intended_for meant_for devoted_to dedicated_to',
  TRANSFORMATION: `converted_to converted_into transformed_into turned_into changed_into changed_to broken_down_into
    reduced_to oxidized_to translated_into transcribed_into split_into hydrolyzed_to metabolized_to ~processed_into
    <synthesized_from <produced_from <~formed_from`,
  EVIDENCE:
    '<evidenced_by <demonstrated_by <confirmed_by <supported_by <indicated_by <shown_by <reflected_in <predicted_by',
  ASSOCIATION: `associated_with linked_to linked_with correlated_with related_to connected_with tied_to accompanied_by
    coupled_with coupled_to ~found_in ~found_on ~found_within ~located_in ~involved_in ~surrounded_by`,
  PART_OF: `<composed_of <made_of <made_from <built_from <made_up_of <comprised_of <divided_into <formed_of <subdivided_into
    included_in contained_in ~embedded_in ~housed_in ~incorporated_into`,
  SPECIALIZATION: 'classified_as categorized_as ~regarded_as ~considered_as',
};

/** After a form of "be": adjective – preposition. */
const ADJECTIVE: FrameLists = {
  CAUSAL: '<due_to ~conducive_to responsible_for',
  PREREQUISITE: `necessary_for necessary_to essential_for essential_to critical_for critical_to crucial_for crucial_to vital_for
    vital_to indispensable_for indispensable_to fundamental_to integral_to central_to <dependent_on
    <dependent_upon <contingent_on <contingent_upon`,
  CONTRAST: 'different_from distinct_from unlike opposite_to dissimilar_to separate_from',
  EQUIVALENCE: 'equivalent_to synonymous_with',
  FUNCTION: 'useful_for useful_in instrumental_in suitable_for',
  ASSOCIATION: 'proportional_to related_to ~present_in ~common_in ~abundant_in',
  EVIDENCE: '~indicative_of',
  INHIBITS: 'harmful_to ~toxic_to',
};

/** "X is a/the NOUN of Y": what the noun says. */
const NOUN: FrameLists = {
  SPECIALIZATION: `type_of kind_of form_of sort_of class_of variety_of example_of instance_of subset_of subtype_of
    category_of branch_of case_of species_of member_of genus_of subclass_of style_of method_of way_of version_of types_of
    kinds_of forms_of examples_of branches_of members_of classes_of`,
  PART_OF: `part_of component_of components_of constituent_of constituents_of ingredient_of ingredients_of element_of subunit_of
    subunits_of portion_of segment_of region_of section_of stage_of phase_of step_of step_in stage_in component_in
    ~pillar_of parts_of building_block_of building_blocks_of building_blocks_for`,
  CAUSAL: `cause_of causes_of source_of sources_of driver_of drivers_of determinant_of producer_of producers_of trigger_of
    formation_of production_of synthesis_of making_of creation_of generation_of secretion_of cause_for reason_for origin_of <result_of <product_of <consequence_of <outcome_of <effect_of <byproduct_of
    <by-product_of <response_to catalyst_for contributor_to factor_in incentive_for impetus_for stimulus_for stimulus_to motive_for <legacy_of`,
  INHIBITS: `inhibitor_of barrier_to obstacle_to impediment_to inhibitors_of threat_to remedy_for solution_to check_on limit_on constraint_on restriction_on safeguard_against protection_against protection_from deterrent_to 
    destruction_of inhibition_of suppression_of prevention_of elimination_of repeal_of abolition_of`,
  PREREQUISITE:
    'prerequisite_for prerequisite_of requirement_for precondition_for precondition_of basis_of basis_for foundation_of foundation_for key_to condition_for condition_of',
  PRECEDES: 'precursor_of precursor_to precursors_of predecessor_of forerunner_of <successor_to',
  CONTRAST: 'opposite_of alternative_to counterpart_of reverse_of inverse_of',
  EQUIVALENCE: 'synonym_for synonym_of name_for term_for',
  EVIDENCE:
    'sign_of indicator_of indication_of evidence_of evidence_for symptom_of marker_of hallmark_of proof_of reflection_of manifestation_of',
  FUNCTION: 'measure_of means_of method_for tool_for site_of way_to vehicle_for technique_for',
  PROPERTY: '<property_of <characteristic_of <attribute_of <hallmark_of',
};

/** A verb whose object and second complement are the two sides: "converts A into B", "distinguishes A from B". */
const OBJECT_FRAMES: FrameLists = {
  TRANSFORMATION: `convert_into convert_to transform_into turn_into change_into break_down_into translate_into transcribe_into
    reduce_to oxidize_to process_into metabolize_to split_into decompose_into`,
  CONTRAST: 'distinguish_from differentiate_from separate_from contrast_with',
  CAUSAL: '<attribute_to',
  ASSOCIATION: 'associate_with link_to link_with relate_to correlate_with',
  SPECIALIZATION: 'classify_as',
  PART_OF: '<divide_into',
};

/** Verbs whose subject serves to do what they say ("carries oxygen"), unless somebody does it on purpose. */
export const SERVING = new Set(
  `carry transport transmit store regulate control protect catalyze encode transfer measure maintain detect digest absorb
  support convert process filter stabilize repair replicate translate transcribe recognize monitor enforce administer interpret
    connect link deliver distribute remove collect coordinate direct guide insulate metabolize break_down
    provide supply oversee handle hear manage mimic preserve stiffen harvest capture anchor attach
    code_for sense sort access modify evaluate calculate display print return iterate validate plot analyze`.split(
    /\s+/,
  ),
);

/** What an institution does by its office ("the Senate confirms judges"). */
export const OFFICIAL = new Set(
  `regulate oversee enforce interpret administer manage supervise control issue set review appoint confirm approve collect levy
    conduct implement ratify protect provide maintain coordinate monitor hear decide advise investigate declare coin fund`.split(
    /\s+/,
  ),
);

/** What a theory, law or model does. */
export const EXPLAINING = new Set('explain describe predict express summarize represent account_for relate'.split(' '));

/** What a field of study does. */
export const STUDYING = new Set(
  'study examine investigate explore analyze describe explain focus_on concern'.split(' '),
);

/** What is written, passed or issued comes about by it, where it is a document or a work with a name. */
export const AUTHORING = new Set('write author publish compose issue draft pass enact adopt organize'.split(' '));

/** What somebody thinks up comes about by them, where it is a theory, a method or a plan. */
export const CONCEIVING = new Set(
  'propose develop devise formulate pioneer introduce advance conceive originate coin invent create'.split(' '),
);

/** Verbs whose object is there to do what the infinitive behind it says: "passed a law to raise revenue". */
export const MAKING = new Set(
  `use create establish form enact pass introduce develop build invent employ adopt organize found design impose launch issue apply
    construct propose set_up`.split(/\s+/),
);

/** "is treated with", "is measured using": with a means, what it does is what the means serves. */
export const BY_MEANS = new Set(
  `measure detect determine identify diagnose treat calculate separate purify control monitor visualize test study analyze
    estimate prevent produce make manufacture store transport protect regulate examine kill sterilize disinfect isolate classify
    compute represent solve access modify create construct cure manage`.split(/\s+/),
);

/** Verb, noun and preposition that say together what no one of them says: "plays a role in", "lays the foundation for". */
const IDIOMS: FrameLists = {
  CAUSAL: `play_role_in play_part_in have_effect_on have_impact_on have_influence_on exert_influence_on exert_effect_on have_consequence_for
    have_implication_for make_contribution_to pave_way_for set_stage_for open_door_to open_door_for give_rise_to
    put_pressure_on`,
  INHIBITS: `pose_threat_to put_end_to bring_end_to place_limit_on impose_limit_on provide_protection_against provide_protection_from
    offer_protection_against place_restriction_on impose_restriction_on set_limit_on put_limit_on`,
  PREREQUISITE: `form_basis_of form_basis_for provide_basis_for provide_foundation_for lay_foundation_for lay_foundation_of
    lay_groundwork_for form_foundation_of serve_basis_for`,
  EVIDENCE:
    'provide_evidence_for provide_evidence_of give_evidence_for give_evidence_of offer_evidence_of offer_evidence_for',
  PRECEDES: 'give_way_to',
  ASSOCIATION: 'go_hand_with have_relationship_with have_connection_to',
};

function tableOf(lists: FrameLists): ReadonlyMap<string, Frame> {
  const table = new Map<string, Frame>();
  for (const [type, list] of Object.entries(lists) as [RelationType, string][]) {
    for (const word of list.split(/\s+/)) {
      if (word === '') continue;
      const key = word.replace(/[<~]/g, '').replaceAll('_', ' ');
      table.set(key, { type, turned: word.includes('<'), weak: word.includes('~') });
    }
  }
  return table;
}

export const ACTIVE_FRAMES = tableOf(ACTIVE);
export const PASSIVE_FRAMES = tableOf(PASSIVE);
export const ADJECTIVE_FRAMES = tableOf(ADJECTIVE);
export const NOUN_FRAMES = tableOf(NOUN);
export const IDIOM_FRAMES = tableOf(IDIOMS);
export const OBJECT_FRAME_TABLE = tableOf(OBJECT_FRAMES);
